import type { IncomingMessage } from 'node:http';
import {
  addressOf,
  type BaseAddress,
  MOST_REDIRECTS,
  parseBaseAddress,
  REDIRECT_STATUSES,
  redirectTarget,
} from './base-address.js';
import { ImportFailedError, rootReasonOf } from './import-failed.error.js';
import { ACCEPTED_ENCODINGS, decodeBody } from './decoded-body.js';
import { sendRequest } from './guarded-request.js';
import { PrivateAddressError, TransientSourceError } from './source.errors.js';
import type { FileSource, FileVersion, FoundFile } from './file-source.js';

const NOT_MODIFIED = 304;
const ABSENT: readonly number[] = [404, 410];
/** Statuses below 500 that may pass. */
const TRANSIENT: readonly number[] = [408, 425, 429];
const LONGEST_VALIDATOR = 300;

/**
 * Files under an http(s) base address, with conditional requests. The query is sent with every request, credentials only
 * to the base's origin.
 */
export class HttpSource implements FileSource {
  readonly label: string;
  private readonly address: BaseAddress;

  /** @throws ImportFailedError for an invalid address; the message contains no credentials */
  constructor(
    location: string,
    private readonly largestFile: number,
  ) {
    this.address = parseBaseAddress(location);
    this.label = this.address.label;
  }

  async find(paths: readonly string[], known: FileVersion | null, signal: AbortSignal): Promise<FoundFile> {
    // Parent folders exist only locally.
    for (const path of paths.filter((candidate) => !candidate.startsWith('..'))) {
      const found = await this.findOne(path, known, signal);
      if (found.state !== 'absent') return found;
    }
    return { state: 'absent' };
  }

  private async findOne(path: string, known: FileVersion | null, signal: AbortSignal): Promise<FoundFile> {
    const file = `${this.label}${path}`;
    const response = await this.requestFollowing(file, addressOf(path, this.address), { known, signal });
    const { statusCode = 0, headers } = response;
    const header = (name: string): string | null => [headers[name] ?? null].flat()[0] ?? null;
    if (statusCode === 200) {
      const encoding = header('content-encoding');
      const length = Number(header('content-length') ?? Number.NaN);
      return {
        state: 'found',
        version: { etag: validator(header('etag')), lastModified: validator(header('last-modified')) },
        size: Number.isSafeInteger(length) && encoding === null ? length : null,
        stream: this.read(file, response, encoding),
      };
    }
    response.destroy();
    if (statusCode === NOT_MODIFIED && known !== null) return { state: 'unchanged' };
    if (ABSENT.includes(statusCode)) return { state: 'absent' };
    const reason = `${file} answered with status ${statusCode}`;
    if (statusCode >= 500 || TRANSIENT.includes(statusCode)) throw new TransientSourceError(reason);
    throw new ImportFailedError(reason);
  }

  private async requestFollowing(
    file: string,
    start: URL,
    { known, signal }: { known: FileVersion | null; signal: AbortSignal },
  ): Promise<IncomingMessage> {
    let url = start;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const response = await this.requestOne(file, url, known, signal);
      const { statusCode = 0, headers } = response;
      if (!REDIRECT_STATUSES.includes(statusCode) || headers.location === undefined) return response;
      response.destroy();
      url = redirectTarget(url, headers.location, file);
    }
    throw new ImportFailedError(`${file} is redirected more than ${MOST_REDIRECTS} times`);
  }

  private async requestOne(
    file: string,
    url: URL,
    known: FileVersion | null,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { base, authorization } = this.address;
    const isOwn = url.origin === base.origin;
    try {
      return await sendRequest(url, {
        // The user has chosen this host.
        allowsPrivate: isOwn,
        signal,
        headers: {
          accept: 'text/csv, text/plain, */*;q=0.1',
          'accept-encoding': ACCEPTED_ENCODINGS,
          'user-agent': 'mma-savant',
          ...(isOwn && authorization !== null ? { authorization } : {}),
          ...(known?.etag != null ? { 'if-none-match': known.etag } : {}),
          ...(known?.etag == null && known?.lastModified != null
            ? { 'if-modified-since': known.lastModified }
            : {}),
        },
      });
    } catch (error) {
      throw this.toFailure(`${file} cannot be fetched`, error, signal);
    }
  }

  private async *read(file: string, body: IncomingMessage, encoding: string | null): AsyncGenerator<Buffer> {
    try {
      yield* decodeBody(body, encoding, this.largestFile);
    } catch (error) {
      if (error instanceof ImportFailedError) throw new ImportFailedError(`${file} ${error.message}`, error);
      throw this.toFailure(`${file} was cut off`, error, null);
    }
  }

  private toFailure(what: string, error: unknown, signal: AbortSignal | null): unknown {
    if (signal?.aborted === true) return error;
    const message = `${what}: ${rootReasonOf(error)}`;
    return causedBy(error, PrivateAddressError)
      ? new ImportFailedError(message, error)
      : new TransientSourceError(message, error);
  }
}

function causedBy(error: unknown, kind: new (...args: never[]) => Error): boolean {
  if (error instanceof kind) return true;
  // No `instanceof Error`: it fails for errors of other realms.
  const hasCause = typeof error === 'object' && error !== null && 'cause' in error;
  return hasCause && causedBy(error.cause, kind);
}

/** A header that can be sent back; null for one that is too long to store. */
const validator = (value: string | null): string | null =>
  value === null || value.length > LONGEST_VALIDATOR ? null : value;
