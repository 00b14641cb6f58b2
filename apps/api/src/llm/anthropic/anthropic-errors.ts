import { APIConnectionError, APIError } from '@anthropic-ai/sdk';
import { LanguageModelError, type LanguageModelErrorKind } from '../language-model.errors.js';
import { errorDetail } from '../vendor/error-detail.js';
import { parseRetryAfter } from '../vendor/retry-after.js';

const SPEND_LIMIT = /spend|credit balance|billing|budget|usage limit/i;

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
const isApiError = (error: unknown): error is APIError => error instanceof APIError;

function kindOf(error: APIError): LanguageModelErrorKind {
  const { status } = error;
  if (status === 402 || error.type === 'billing_error') return 'spend_limit';
  if (status === 429 || error.type === 'rate_limit_error') {
    return SPEND_LIMIT.test(error.message) ? 'spend_limit' : 'rate_limited';
  }
  if (error.type === 'overloaded_error' || error.type === 'api_error') return 'overloaded';
  if (status === 401 || status === 403 || error.type === 'authentication_error') return 'authentication';
  if (status === 400 && SPEND_LIMIT.test(error.message)) return 'spend_limit';
  if (status === 408 || status === 409) return 'connection';
  if (status !== undefined && status >= 400 && status < 500) return 'invalid_request';
  return error.type === 'invalid_request_error' ? 'invalid_request' : 'overloaded';
}
