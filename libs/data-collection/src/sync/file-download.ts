import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { ImportFailedError, reasonOf } from '../source/import-failed.error.js';

const LINE_FEED = 0x0a;
/** Longest start of a file that is inspected, in bytes. */
const INSPECTED_BYTES = 512;
const ZIP_START = Buffer.from('PK\u0003\u0004');
const GZIP_START = Buffer.from([0x1f, 0x8b]);

export interface WrittenFile {
  bytes: number;
  /** SHA-256, hexadecimal. */
  checksum: string;
  /** Without the header; a last line without a line break counts. */
  rows: number;
}

export interface WriteOptions {
  /** As shown in messages. */
  name: string;
  /** Bytes. */
  most: number;
  onBytes: (bytes: number) => void;
}

/**
 * Writes a stream to a new file.
 * @throws ImportFailedError if it is empty, too large, or starts like something else than a CSV file
 */
export async function writeDownload(
  stream: AsyncIterable<Buffer>,
  path: string,
  { name, most, onBytes }: WriteOptions,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  let last = LINE_FEED;
  let start: Buffer = Buffer.alloc(0);
  const file = await open(path, 'w', 0o600);
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > most) {
        throw new ImportFailedError(
          `${name}: the files are larger than ${most.toLocaleString('en-US')} bytes together`,
        );
      }
      if (start.length < INSPECTED_BYTES) start = Buffer.concat([start, chunk]).subarray(0, INSPECTED_BYTES);
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
      last = chunk.at(-1) ?? last;
      hash.update(chunk);
      await write(file, chunk, name);
      onBytes(bytes);
    }
  } finally {
    await file.close();
  }
  const fault = faultOf(start);
  if (fault !== null) throw new ImportFailedError(`${name} ${fault}`);
  if (last !== LINE_FEED) lines += 1;
  return { bytes, checksum: hash.digest('hex'), rows: Math.max(0, lines - 1) };
}

async function write(file: Awaited<ReturnType<typeof open>>, chunk: Buffer, name: string): Promise<void> {
  try {
    await file.writeFile(chunk);
  } catch (error) {
    throw new ImportFailedError(
      `${name} cannot be written to the temporary folder: ${reasonOf(error)}`,
      error,
    );
  }
}

/** Why a file that starts so is no CSV file; null if it may be one. */
function faultOf(start: Buffer): string | null {
  if (start.toString('latin1').trim() === '') return 'is empty';
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<(?:!doctype|html|head|body|\?xml|[a-z])/i.test(text)) return 'is a web page instead of a CSV file';
  if (/^[[{]/.test(text)) return 'is JSON instead of a CSV file';
  if (
    start.includes(0) ||
    start.subarray(0, 4).equals(ZIP_START) ||
    start.subarray(0, 2).equals(GZIP_START)
  ) {
    return 'is a binary file instead of a CSV file';
  }
  return null;
}
