import { rootReasonOf, ImportFailedError } from './import-failed.error.js';
import type { FileSource, SourceFile } from './file-source.js';

const IDLE_MS = 30_000;
const LARGEST_FILE_BYTES = 2 * 1024 ** 3;
const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Files under an http(s) base address. The query is sent with every request, credentials only to the base's
 * origin.
 */
export class HttpSource implements FileSource {
  readonly label: string;
  private readonly base: URL;
  private readonly authorization: string | null;

  /** @throws ImportFailedError for an invalid address; the message contains no credentials */
  constructor(address: string) {
    const base = new URL(address);
    this.authorization = authorizationOf(base);
    base.username = '';
    base.password = '';
    if (base.hash !== '')
      throw new ImportFailedError('The address has a fragment (#…). Give it without the fragment.');
    if (!base.pathname.endsWith('/')) base.pathname += '/';
    this.base = base;
    const shown = new URL(base);
    shown.search = '';
    this.label = shown.href;
  }

  async open(paths: readonly string[], signal: AbortSignal): Promise<SourceFile | null> {
    // Parent folders exist only locally.
    for (const path of paths.filter((candidate) => !candidate.startsWith('..'))) {
      const file = await this.fetchIfPresent(path, signal);
      if (file !== null) return file;
    }
    return null;
  }

  private async fetchIfPresent(path: string, signal: AbortSignal): Promise<SourceFile | null> {
    const url = new URL(path, this.base);
    url.search = this.base.search;
    const watchdog = new IdleWatchdog(signal);
    let response: Response;
    try {
      response = await this.fetchFollowing(path, url, watchdog);
    } catch (error) {
      watchdog.stop();
      if (error instanceof ImportFailedError) throw error;
      throw new ImportFailedError(`${this.label}${path} cannot be fetched: ${rootReasonOf(error)}`, error);
    }
    if (response.ok && response.body) {
      const length = Number(response.headers.get('content-length') ?? Number.NaN);
      const encoded = response.headers.has('content-encoding');
      return {
        size: Number.isFinite(length) && !encoded ? length : null,
        stream: this.read(path, response.body, watchdog),
      };
    }
    watchdog.stop();
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw new ImportFailedError(`${this.label}${path} answered with status ${response.status}`);
  }

  /** Follows redirects to the same host or to https only. */
  private async fetchFollowing(path: string, start: URL, watchdog: IdleWatchdog): Promise<Response> {
    let url = start;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const isOwn = url.origin === this.base.origin;
      const headers = new Headers();
      if (isOwn && this.authorization !== null) headers.set('authorization', this.authorization);
      const response = await fetch(url, { headers, signal: watchdog.signal, redirect: 'manual' });
      const target = response.headers.get('location');
      if (!REDIRECTS.includes(response.status) || target === null) return response;
      await response.body?.cancel();
      if (!URL.canParse(target, url.href)) {
        throw new ImportFailedError(`${this.label}${path} is redirected to an invalid address`);
      }
      const next = new URL(target, url);
      const isSameHost = next.protocol === 'http:' && url.protocol === 'http:' && next.host === url.host;
      if (next.protocol !== 'https:' && !isSameHost) {
        throw new ImportFailedError(`${this.label}${path} is redirected to another host without https`);
      }
      next.username = '';
      next.password = '';
      url = next;
    }
    throw new ImportFailedError(`${this.label}${path} is redirected more than ${MOST_REDIRECTS} times`);
  }

  private async *read(
    path: string,
    body: ReadableStream<Uint8Array>,
    watchdog: IdleWatchdog,
  ): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      watchdog.start();
      for await (const chunk of body) {
        // Excludes the time spent processing the chunk.
        watchdog.stop();
        bytes += chunk.byteLength;
        if (bytes > LARGEST_FILE_BYTES) throw new Error(`it is larger than ${LARGEST_FILE_BYTES} bytes`);
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        watchdog.start();
      }
    } catch (error) {
      throw new ImportFailedError(`${this.label}${path} was interrupted: ${rootReasonOf(error)}`, error);
    } finally {
      watchdog.stop();
    }
  }
}

function authorizationOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
  } catch {
    throw new ImportFailedError(
      'The name or password in the address is not percent-encoded properly. Write % as %25.',
    );
  }
}

class IdleWatchdog {
  private readonly idle = new AbortController();
  readonly signal: AbortSignal;
  private timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal) {
    this.signal = AbortSignal.any([outer, this.idle.signal]);
    this.start();
  }

  start(): void {
    clearTimeout(this.timer);
    const reason = new Error(`no data for ${IDLE_MS / 1000} s`);
    this.timer = setTimeout(() => this.idle.abort(reason), IDLE_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
