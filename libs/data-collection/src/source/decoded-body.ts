import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ImportFailedError } from './import-failed.error.js';

/** Value of the request header. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
  identity: null,
} as const;

const isKnown = (encoding: string): encoding is keyof typeof DECODERS => Object.hasOwn(DECODERS, encoding);

/**
 * The decompressed body. Nothing beyond the bound is kept or decompressed.
 * @param encoding value of `content-encoding`
 * @param most bytes, before and after decompression
 * @throws ImportFailedError for an unknown encoding and beyond the bound
 */
export function decodeBody(body: Readable, encoding: string | null, most: number): AsyncIterable<Buffer> {
  const name = (encoding ?? '').trim().toLowerCase() || 'identity';
  if (!isKnown(name)) {
    body.on('error', () => undefined).destroy();
    throw new ImportFailedError('has an encoding that is not supported; gzip, br and deflate are');
  }
  const create = DECODERS[name];
  if (create === null) return bounded(body, most);
  // Each piece of a decompressed body is at most 64 KiB.
  const decoder = pipeline(
    body,
    (source: Readable) => bounded(source, most),
    create(),
    () => undefined,
  );
  return bounded(decoder, most);
}

async function* bounded(stream: Readable, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) {
      stream.destroy();
      throw new ImportFailedError(`is larger than ${most.toLocaleString('en-US')} bytes`);
    }
    yield chunk;
  }
}
