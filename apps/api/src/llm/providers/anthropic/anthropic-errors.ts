import { APIConnectionError, APIError } from '@anthropic-ai/sdk';
import type { LanguageModelError, LanguageModelErrorKind } from '../../language-model.errors.js';
import { isContextOverflow } from '../shared/context-overflow.js';
import type { RefusedParameters } from '../shared/refused-parameters.js';
import { afterRefusal, toModelError } from '../shared/vendor-errors.js';

const SPEND_LIMIT = /spend|credit balance|billing|budget|usage limit/i;

export function toLanguageModelError(error: unknown, secret: string, now = Date.now()): LanguageModelError {
  const isVendors = isApiError(error) && !(error instanceof APIConnectionError);
  const refusal = isVendors ? { kind: kindOf(error), headers: error.headers } : null;
  return toModelError(error, refusal, secret, now);
}

/**
 * As {@link toLanguageModelError}, but `parameter_refused` for a request that can be sent again without a parameter.
 * @param sent the optional parameters of the request
 */
export function learnFromError(
  error: unknown,
  secret: string,
  refused: RefusedParameters,
  sent: readonly string[],
): LanguageModelError {
  const failure = toLanguageModelError(error, secret);
  if (failure.kind !== 'invalid_request' || !isApiError(error)) return failure;
  return afterRefusal(
    failure,
    { message: error.message, code: error.type ?? '', parameter: '' },
    refused,
    sent,
  );
}

/** The class's own type parameters would be `any`. */
const isApiError = (error: unknown): error is APIError => error instanceof APIError;

function kindOf(error: APIError): LanguageModelErrorKind {
  const { status } = error;
  if (isContextOverflow(status, error.type ?? '', error.message)) return 'context_exceeded';
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
