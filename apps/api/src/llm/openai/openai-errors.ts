import { APIConnectionError, APIError } from 'openai';
import { LanguageModelError, type LanguageModelErrorKind } from '../language-model.errors.js';
import { errorDetail } from '../vendor/error-detail.js';
import { parseRetryAfter } from '../vendor/retry-after.js';

const SPEND_LIMIT_CODE = /insufficient_(quota|balance|credit)|billing|spend/i;
/** For servers that give no code. Plain rate limits name billing and quotas too: they link to the pages for both. */
const SPEND_LIMIT_TEXT =
  /exceeded your current quota|insufficient (balance|credit|quota|fund)|(spend(ing)?|hard) limit|budget|out of credit/i;

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
  const said = `${error.code ?? ''} ${error.type ?? ''}`;
  const status = error.status ?? statusWithin(error.code);
  if (status === 402 || SPEND_LIMIT_CODE.test(said)) return 'spend_limit';
  if (/rate_limit/.test(said)) return 'rate_limited';
  if (status === 429) return SPEND_LIMIT_TEXT.test(error.message) ? 'spend_limit' : 'rate_limited';
  if (status === undefined) return /invalid_request/.test(said) ? 'invalid_request' : 'overloaded';
  if (status === 401 || status === 403) return 'authentication';
  if (status === 408 || status === 409) return 'connection';
  return status >= 400 && status < 500 ? 'invalid_request' : 'overloaded';
}

/** Within a stream an error has no status; some servers give one as its code. */
function statusWithin(code: unknown): number | undefined {
  const status = Number(code);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : undefined;
}
