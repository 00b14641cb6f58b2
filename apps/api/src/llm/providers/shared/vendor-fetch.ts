import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, interceptors, request } from 'undici';

/** Bytes of a refusal's body that are read, after decompression; the rest says nothing more about the error. */
export const LARGEST_REFUSAL = 64 * 1024;
const MOST_REDIRECTIONS = 5;

const DISPATCHER = new Agent().compose(interceptors.redirect({ maxRedirections: MOST_REDIRECTIONS }));
const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
/** The bodies of successful responses. */
const BODIES = new WeakMap<Response, Readable>();

/**
 * `fetch` for the SDKs over undici's own API. Its bodies are Node streams: reading a small chunk costs half of what a
 * web stream's does. A connection without any byte for `idleTimeoutMs()` fails. The body of a refusal ends at
 * {@link LARGEST_REFUSAL}; that of a success is read by {@link bodyOf} only.
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
    // A stream that is closed early reports an error, which nobody may be listening for any more.
    decoded.on('error', () => undefined);
    const head = { status: statusCode, headers: toHeaders(headers) };
    if (statusCode >= 200 && statusCode < 300) {
      const response = new Response(null, head);
      BODIES.set(response, decoded);
      return response;
    }
    return new Response(await readStart(decoded, LARGEST_REFUSAL), head);
  };
}

/** The body of a successful response of {@link vendorFetch}. */
export function bodyOf(response: Response): Readable {
  const body = BODIES.get(response);
  if (body === undefined) throw new Error('a response of another fetch');
  return body;
}

function decode(body: Readable, encoding: string | string[] | undefined): Readable {
  const decoder = typeof encoding === 'string' ? DECODERS[encoding.trim().toLowerCase()]?.() : undefined;
  return decoder === undefined ? body : pipeline(body, decoder, () => undefined);
}

function toHeaders(headers: Record<string, string | string[] | undefined>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value ?? []].flat()) result.append(name, each);
  }
  return result;
}

/** Reads up to so many bytes and closes the stream. A stream that breaks counts as far as it was read. */
async function readStart(body: Readable, largest: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let left = largest;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) break;
    }
  } catch {
    // The status tells more than the rest of the body would.
  }
  return Buffer.concat(chunks).toString();
}
