import {
  addressOf,
  type BaseAddress,
  MOST_REDIRECTS,
  parseBaseAddress,
  REDIRECT_STATUSES,
  redirectTarget,
} from './base-address.js';
import type { FileSource, SourceFile } from './file-source.js';
import { rootReasonOf, ImportFailedError } from './import-failed.error.js';

const IDLE_MS = 30_000;
const LARGEST_FILE_BYTES = 2 * 1024 ** 3;

/**
 * Files under an http(s) base address. The query is sent with every request, credentials only to the base's
 * origin.
 */
export class HttpSource implements FileSource {
  readonly label: string;
  private readonly address: BaseAddress;

  /** @throws ImportFailedError for an invalid address; the message contains no credentials */
  constructor(address: string) {
    this.address = parseBaseAddress(address);
    this.label = this.address.label;
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
    const url = addressOf(path, this.address);
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
      const { base, authorization } = this.address;
      const headers = new Headers();
      if (url.origin === base.origin && authorization !== null) headers.set('authorization', authorization);
      const response = await fetch(url, { headers, signal: watchdog.signal, redirect: 'manual' });
      const target = response.headers.get('location');
      if (!REDIRECT_STATUSES.includes(response.status) || target === null) return response;
      await response.body?.cancel();
      url = redirectTarget(url, target, `${this.label}${path}`);
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
