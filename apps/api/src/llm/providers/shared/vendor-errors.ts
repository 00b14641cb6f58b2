import { LanguageModelError, type LanguageModelErrorKind } from '../../language-model.errors.js';

const LONGEST_DETAIL = 300;

/** The parts of a vendor's own error. */
export interface VendorRefusal {
  kind: LanguageModelErrorKind;
  headers: Headers | undefined;
}

/**
 * Maps whatever an SDK throws; `secret` is removed from the result.
 * @param refusal the vendor's own error; null for a failed connection
 */
export function toModelError(
  error: unknown,
  refusal: VendorRefusal | null,
  secret: string,
  now: number,
): LanguageModelError {
  if (error instanceof LanguageModelError) return error;
  const detail = errorDetail(error, secret);
  if (refusal === null) return new LanguageModelError('connection', { detail });
  const { kind, headers } = refusal;
  const retryAfterMs =
    kind === 'rate_limited' || kind === 'overloaded'
      ? parseRetryAfter(headers?.get('retry-after') ?? null, now)
      : undefined;
  return new LanguageModelError(kind, { detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** A vendor's message, for the log only, without `secret`. */
function errorDetail(error: unknown, secret: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const whole = text + cause;
  return (secret === '' ? whole : whole.replaceAll(secret, '[key]')).slice(0, LONGEST_DETAIL);
}

/** Milliseconds from a `retry-after` header: seconds or an HTTP date; undefined for anything else. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Math.round(Number(value) * 1000);
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
