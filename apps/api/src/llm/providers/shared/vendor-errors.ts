import { LanguageModelError, type LanguageModelErrorKind } from '../../language-model.errors.js';
import { errorDetail } from './error-detail.js';
import { parseRetryAfter } from './retry-after.js';

/** What an SDK's error of the vendor's own tells. */
export interface VendorRefusal {
  kind: LanguageModelErrorKind;
  headers: Headers | undefined;
}

/**
 * Maps whatever an SDK throws; `secret` never stands in the result.
 * @param refusal what the vendor itself refused with; null when it was not the vendor, but the way to it
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
