import { APIConnectionError, APIError } from 'openai';
import { LanguageModelError, type LanguageModelErrorKind } from '../language-model.errors.js';
import { errorDetail } from '../vendor/error-detail.js';
import { parseRetryAfter } from '../vendor/retry-after.js';

const SPEND_LIMIT = /insufficient_quota|billing|quota|credit|budget/i;

/** Maps whatever the SDK throws; `secret` never stands in the result. */
export function toLanguageModelError(error: unknown, secret: string, now = Date.now()): LanguageModelError {
  if (error instanceof LanguageModelError) return error;
  const detail = errorDetail(error, secret);
  if (!isApiError(error) || error instanceof APIConnectionError) {
    return new LanguageModelError('connection', { detail });
  }
  const kind = kindOf(error);
  const retryAfterMs =
    kind === 'rate_limited' || kind === 'overloaded'
      ? parseRetryAfter(error.headers?.get('retry-after') ?? null, now)
      : undefined;
  return new LanguageModelError(kind, { detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** The class's own type parameters would be `any`. */
const isApiError = (error: unknown): error is APIError<number | undefined, Headers | undefined> =>
  error instanceof APIError;

function kindOf(error: APIError<number | undefined, Headers | undefined>): LanguageModelErrorKind {
  const { status, code, type } = error;
  const said = `${code ?? ''} ${type ?? ''} ${error.message}`;
  if (status === 402) return 'spend_limit';
  // Within a stream an error has no status.
  if (status === 429 || /rate_limit/.test(`${code ?? ''} ${type ?? ''}`)) {
    return SPEND_LIMIT.test(said) ? 'spend_limit' : 'rate_limited';
  }
  if (status === undefined) return code === 'insufficient_quota' ? 'spend_limit' : 'overloaded';
  if (status === 401 || status === 403) return 'authentication';
  if (status === 408 || status === 409) return 'connection';
  return status >= 400 && status < 500 ? 'invalid_request' : 'overloaded';
}
