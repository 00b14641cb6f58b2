import { rootReasonOf } from './error-reason.js';
import type { FileSource, SourceFile } from './file-source.js';
import { ImportFailedError } from './import-failed.error.js';

/** A server that sends nothing for so long is given up. */
const IDLE_MS = 30_000;

/** Files under an http(s) base address. */
export class HttpSource implements FileSource {
  readonly label: string;
  private readonly base: URL;

  constructor(address: string) {
    this.base = new URL(address.endsWith('/') ? address : `${address}/`);
    const shown = new URL(this.base);
    shown.username = '';
    shown.password = '';
    shown.search = '';
    this.label = shown.href;
  }

  async open(paths: readonly string[], signal: AbortSignal): Promise<SourceFile | null> {
    // A folder beside the base is a matter of local disks.
    for (const path of paths.filter((candidate) => !candidate.startsWith('..'))) {
      const file = await this.fetchIfPresent(path, signal);
      if (file !== null) return file;
    }
    return null;
  }

  private async fetchIfPresent(path: string, signal: AbortSignal): Promise<SourceFile | null> {
    const url = new URL(path, this.base);
    const headers = new Headers();
    if (url.username !== '') {
      const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      headers.set('authorization', `Basic ${Buffer.from(credentials).toString('base64')}`);
      url.username = '';
      url.password = '';
    }
    const watchdog = new IdleWatchdog(signal);
    let response: Response;
    try {
      response = await fetch(url, { headers, signal: watchdog.signal });
    } catch (error) {
      watchdog.end();
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
    watchdog.end();
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw new ImportFailedError(`${this.label}${path} answered with status ${response.status}`);
  }

  private async *read(
    path: string,
    body: ReadableStream<Uint8Array>,
    watchdog: IdleWatchdog,
  ): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of body) {
        watchdog.feed();
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      }
    } catch (error) {
      throw new ImportFailedError(`${this.label}${path} broke off: ${rootReasonOf(error)}`, error);
    } finally {
      watchdog.end();
    }
  }
}

/** Aborts a transfer that stands still. */
class IdleWatchdog {
  private readonly idle = new AbortController();
  readonly signal: AbortSignal;
  private timer: NodeJS.Timeout;

  constructor(outer: AbortSignal) {
    this.signal = AbortSignal.any([outer, this.idle.signal]);
    this.timer = this.start();
  }

  feed(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.idle.abort(new Error(`nothing came for ${IDLE_MS / 1000} s`)), IDLE_MS);
  }
}
