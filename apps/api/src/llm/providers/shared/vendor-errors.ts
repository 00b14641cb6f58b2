import { LanguageModelError, type LanguageModelErrorKind } from '../../language-model.errors.js';
import type { RefusedParameters, VendorRefusal } from './refused-parameters.js';

const MAX_DETAIL_LENGTH = 300;

/** How a vendor's SDK reports what the server refused. */
interface VendorErrorReader<Refusal extends { headers: Headers | undefined; message: string }> {
  /** Null for anything but an error that the server has sent, such as a failed connection. */
  read(error: unknown): Refusal | null;
  kindOf(refusal: Refusal): LanguageModelErrorKind;
  describe(refusal: Refusal): Omit<VendorRefusal, 'message'>;
}

/** Maps the errors of one vendor's SDK. */
export class VendorErrors<Refusal extends { headers: Headers | undefined; message: string }> {
  constructor(private readonly reader: VendorErrorReader<Refusal>) {}

  /** @param secret is removed from the result */
  toLanguageModelError(error: unknown, secret: string, now = Date.now()): LanguageModelError {
    if (error instanceof LanguageModelError) return error;
    const detail = errorDetail(error, secret);
    const refusal = this.reader.read(error);
    if (refusal === null) return new LanguageModelError('connection', { detail });
    const kind = this.reader.kindOf(refusal);
    const retryAfterMs =
      kind === 'rate_limited' || kind === 'overloaded'
        ? parseRetryAfter(refusal.headers?.get('retry-after') ?? null, now)
        : undefined;
    return new LanguageModelError(kind, { detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  }

  /**
   * As {@link toLanguageModelError}, but `parameter_refused` for a request that can be sent again without a parameter.
   * @param sent the optional parameters of the request
   */
  learn(
    error: unknown,
    secret: string,
    refused: RefusedParameters,
    sent: readonly string[],
  ): LanguageModelError {
    const failure = this.toLanguageModelError(error, secret);
    const refusal = this.reader.read(error);
    if (failure.kind !== 'invalid_request' || refusal === null) return failure;
    const told = { message: refusal.message, ...this.reader.describe(refusal) };
    const parameter = refused.learn(told, sent);
    if (parameter === null) return failure;
    return new LanguageModelError('parameter_refused', { detail: `${parameter}: ${failure.detail ?? ''}` });
  }
}

function errorDetail(error: unknown, secret: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const whole = text + cause;
  return (secret === '' ? whole : whole.replaceAll(secret, '[key]')).slice(0, MAX_DETAIL_LENGTH);
}

/** Parses `retry-after` (seconds or an HTTP date) into milliseconds; undefined when invalid. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Math.round(Number(value) * 1000);
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
