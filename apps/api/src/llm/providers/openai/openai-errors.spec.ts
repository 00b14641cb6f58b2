import { describe, expect, it } from '@jest/globals';
import { APIConnectionError, APIError } from 'openai';
import { openaiErrors } from './openai-errors.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const apiError = (status: number | undefined, error: object, headers: Record<string, string> = {}) =>
  new APIError(status, error, undefined, new Headers(headers));

/** The API's message for accounts without a payment method. */
const RATE_LIMIT =
  'Rate limit reached for gpt-5-mini on requests per min (RPM): Limit 3. You can increase your rate limit by adding a payment method to your account at https://platform.openai.com/account/billing.';
const QUOTA = 'You exceeded your current quota, please check your plan and billing details.';

describe('openaiErrors', () => {
  it.each([
    [429, { code: 'rate_limit_exceeded', type: 'requests', message: RATE_LIMIT }, 'rate_limited'],
    [429, { message: RATE_LIMIT }, 'rate_limited'],
    [429, { message: 'Resource has been exhausted (e.g. check quota).' }, 'rate_limited'],
    [429, { code: 'insufficient_quota', type: 'insufficient_quota', message: QUOTA }, 'spend_limit'],
    [429, { message: QUOTA }, 'spend_limit'],
    [
      400,
      { code: 'billing_hard_limit_reached', message: 'Billing hard limit has been reached' },
      'spend_limit',
    ],
    [402, { message: 'Insufficient Balance' }, 'spend_limit'],
    [401, { code: 'invalid_api_key', message: 'Incorrect API key' }, 'authentication'],
    [403, { message: 'Country not supported' }, 'authentication'],
    [400, { type: 'invalid_request_error', message: 'context length' }, 'invalid_request'],
    [404, { code: 'model_not_found', message: 'no such model' }, 'invalid_request'],
    [413, { message: 'too large' }, 'context_exceeded'],
    [422, { message: 'unprocessable' }, 'invalid_request'],
    [408, { message: 'timeout' }, 'connection'],
    [409, { message: 'conflict' }, 'connection'],
    [500, { message: 'server' }, 'overloaded'],
    [503, { code: 'overloaded', message: 'server' }, 'overloaded'],
    [529, { message: 'server' }, 'overloaded'],
    [429, { code: { toString: 1 }, type: { toString: 1 }, message: 'slow' }, 'rate_limited'],
    [undefined, { code: { toString: 1, valueOf: 1 }, message: 'bad' }, 'overloaded'],
    [undefined, { type: 'server_error', message: 'server' }, 'overloaded'],
    [undefined, { code: 'rate_limit_exceeded', message: 'slow' }, 'rate_limited'],
    [undefined, { code: 'insufficient_quota', message: QUOTA }, 'spend_limit'],
    [undefined, { type: 'invalid_request_error', message: 'bad' }, 'invalid_request'],
    [undefined, { type: 'BadRequestError', code: 400, message: 'bad' }, 'invalid_request'],
    [undefined, { code: 429, message: 'slow' }, 'rate_limited'],
  ])('%p %j is %s', (status, error, kind) => {
    expect(openaiErrors.toLanguageModelError(apiError(status, error), 'the-key', NOW).kind).toBe(kind);
  });

  it.each([
    ['a cut connection', new APIConnectionError({ message: 'reset' })],
    ['what is no error of the SDK', new TypeError('terminated')],
  ])('treats %s as a failed connection', (_what, error) => {
    expect(openaiErrors.toLanguageModelError(error, 'the-key', NOW).kind).toBe('connection');
  });

  it.each([
    ['7', 7000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['soon', undefined],
  ])('reads retry-after %p as %p ms', (value, expected) => {
    const error = apiError(429, { code: 'rate_limit_exceeded', message: 'slow' }, { 'retry-after': value });
    expect(openaiErrors.toLanguageModelError(error, 'the-key', NOW).retryAfterMs).toBe(expected);
  });

  it('removes the key, and accepts an empty key', () => {
    const error = apiError(401, { message: 'bad key the-key' });
    const mapped = openaiErrors.toLanguageModelError(error, 'the-key', NOW);
    expect(JSON.stringify([mapped.detail, mapped.message, mapped])).not.toContain('the-key');
    expect(mapped.detail).toContain('bad key');
    expect(openaiErrors.toLanguageModelError(error, '', NOW).detail).toContain('bad key');
  });
});
