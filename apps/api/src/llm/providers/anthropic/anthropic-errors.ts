import { APIConnectionError, APIError } from '@anthropic-ai/sdk';
import type { LanguageModelErrorKind } from '../../language-model.errors.js';
import { isContextOverflow } from '../shared/context-overflow.js';
import { VendorErrors } from '../shared/vendor-errors.js';

const SPEND_LIMIT = /spend|credit balance|billing|budget|usage limit/i;

/** The class's own type parameters would be `any`. */
const isApiError = (error: unknown): error is APIError => error instanceof APIError;

export const anthropicErrors = new VendorErrors<APIError>({
  read: (error) => (isApiError(error) && !(error instanceof APIConnectionError) ? error : null),
  kindOf,
  describe: ({ type }) => ({ code: type ?? '', parameter: '' }),
});

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
