import { pipeline, type Duplex, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, interceptors, request } from 'undici';
import { unpausedBodies } from './unpaused-bodies.js';
import { toFields } from './vendor-values.js';

/** Bytes of an error response that are read, after decompression. */
export const MAX_ERROR_BODY_BYTES = 64 * 1024;
const MAX_REDIRECTIONS = 5;

const DISPATCHER = new Agent().compose(
  unpausedBodies,
  interceptors.redirect({ maxRedirections: MAX_REDIRECTIONS }),
);
/** Proxies may close a compressed stream without its trailer; the text so far is decoded then. */
const ZLIB = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};
const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: () => createGunzip(ZLIB),
  'x-gzip': () => createGunzip(ZLIB),
  deflate: () => createInflate(ZLIB),
  br: () => createBrotliDecompress(BROTLI),
};
/** `Response` accepts neither a body for these statuses nor a status outside of 200–599. */
const STATUSES_WITHOUT_BODY = [204, 205, 304];
const MAX_STATUS = 599;
const BODIES = new WeakMap<Response, Readable>();

/**
 * `fetch` for the SDKs over undici's own API, whose bodies are Node streams: reading a small chunk costs half as much
 * as from a web stream. A connection that receives no byte for `idleTimeoutMs()` fails. The body of an error response
 * is cut at {@link MAX_ERROR_BODY_BYTES}; that of a success is read only by {@link bodyOf}.
 */
export function vendorFetch(idleTimeoutMs: () => number): typeof fetch {
  return async (url, init) => {
    const timeout = idleTimeoutMs();
    const { statusCode, headers, body } = await request(url instanceof Request ? url.url : url, {
      dispatcher: DISPATCHER,
      method: init?.method === 'GET' ? 'GET' : 'POST',
      headers: [...new Headers(init?.headers)].flat(),
      body: typeof init?.body === 'string' ? init.body : null,
      signal: init?.signal ?? null,
      headersTimeout: timeout,
      bodyTimeout: timeout,
    });
    const decoded = decode(body, headers['content-encoding']);
    // A stream that is closed early emits an error, possibly without another listener.
    decoded.on('error', () => undefined);
    const head = { status: Math.min(statusCode, MAX_STATUS), headers: toHeaders(headers) };
    if (statusCode >= 200 && statusCode < 300) {
      const response = new Response(null, head);
      BODIES.set(response, decoded);
      return response;
    }
    const start = toNestedError(await readStart(decoded, MAX_ERROR_BODY_BYTES));
    return new Response(STATUSES_WITHOUT_BODY.includes(statusCode) ? null : start, head);
  };
}

export function bodyOf(response: Response): Readable {
  const body = BODIES.get(response);
  if (body === undefined) throw new Error('the response does not come from vendorFetch');
  return body;
}

function decode(body: Readable, encoding: string | string[] | undefined): Readable {
  const decoders = [encoding ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((name) => DECODERS[name.trim().toLowerCase()]?.())
    .filter((decoder) => decoder !== undefined)
    .reverse();
  return decoders.reduce<Readable>((input, decoder) => pipeline(input, decoder, () => undefined), body);
}

function toHeaders(headers: Record<string, string | string[] | undefined>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) result.append(name, each);
  }
  return result;
}

/**
 * Some servers send `{"message": …}` or `{"detail": …}` without the `error` around it, of which OpenAI's SDK keeps
 * nothing.
 */
function toNestedError(body: string): string {
  if (!body.trimStart().startsWith('{')) return body;
  try {
    const fields = toFields(JSON.parse(body));
    const message = fields['message'] ?? fields['detail'] ?? fields['msg'];
    if (fields['error'] !== undefined || message === undefined) return body;
    return JSON.stringify({ error: { ...fields, message } });
  } catch {
    return body;
  }
}

/** Reads up to `limit` bytes and closes the stream; a broken stream yields what was read. */
async function readStart(body: Readable, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let left = limit;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) break;
    }
  } catch {
    // The status alone is sufficient.
  }
  return Buffer.concat(chunks).toString();
}
