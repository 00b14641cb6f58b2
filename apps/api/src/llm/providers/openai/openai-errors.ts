import { APIConnectionError, APIError } from 'openai';
import type { LanguageModelErrorKind } from '../../language-model.errors.js';
import { isContextOverflow } from '../shared/context-overflow.js';
import { VendorErrors } from '../shared/vendor-errors.js';
import { toText } from '../shared/vendor-values.js';

const SPEND_LIMIT_CODE = /insufficient_(quota|balance|credit)|billing|spend/i;
/** For servers without error codes. The messages of plain rate limits mention billing and quotas too, as links. */
const SPEND_LIMIT_TEXT =
  /exceeded your current quota|insufficient (balance|credit|quota|fund)|(spend(ing)?|hard) limit|budget|out of credit/i;

/** The class's own type parameters would be `any`. */
const isApiError = (error: unknown): error is APIError<number | undefined, Headers | undefined> =>
  error instanceof APIError;

export const openaiErrors = new VendorErrors<APIError<number | undefined, Headers | undefined>>({
  read: (error) => (isApiError(error) && !(error instanceof APIConnectionError) ? error : null),
  kindOf,
  describe: ({ code, param }) => ({ code: toText(code), parameter: toText(param) }),
});

function kindOf(error: APIError<number | undefined, Headers | undefined>): LanguageModelErrorKind {
  const codes = `${toText(error.code)} ${toText(error.type)}`;
  const status = error.status ?? statusWithin(error.code);
  if (isContextOverflow(status, codes, error.message)) return 'context_exceeded';
  if (status === 402 || SPEND_LIMIT_CODE.test(codes)) return 'spend_limit';
  if (/rate_limit/.test(codes)) return 'rate_limited';
  if (status === 429) return SPEND_LIMIT_TEXT.test(error.message) ? 'spend_limit' : 'rate_limited';
  if (status === undefined) return /invalid_request/.test(codes) ? 'invalid_request' : 'overloaded';
  if (status === 401 || status === 403) return 'authentication';
  if (status === 408 || status === 409) return 'connection';
  // 501: not implemented.
  return (status >= 400 && status < 500) || status === 501 ? 'invalid_request' : 'overloaded';
}

/** Errors within a stream have no status; some servers send it as the code. */
function statusWithin(code: unknown): number | undefined {
  if (typeof code !== 'number' && typeof code !== 'string') return undefined;
  const status = Number(code);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : undefined;
}
