import { APIConnectionError, APIError } from '@anthropic-ai/sdk';
import { describe, expect, it } from '@jest/globals';
import { anthropicErrors } from './anthropic-errors.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const apiError = (
  status: number | undefined,
  type: string,
  message: string,
  headers: Record<string, string> = {},
) =>
  new APIError(
    status,
    { type: 'error', error: { type, message } },
    undefined,
    new Headers(headers),
    undefined,
  );

describe('anthropicErrors', () => {
  it.each([
    [apiError(529, 'overloaded_error', 'Overloaded'), 'overloaded'],
    [apiError(undefined, 'overloaded_error', 'Overloaded'), 'overloaded'],
    [apiError(500, 'api_error', 'Internal'), 'overloaded'],
    [apiError(429, 'rate_limit_error', 'Too many'), 'rate_limited'],
    [apiError(429, 'rate_limit_error', 'Your spend limit is reached'), 'spend_limit'],
    [apiError(400, 'invalid_request_error', 'Your credit balance is too low'), 'spend_limit'],
    [apiError(401, 'authentication_error', 'invalid x-api-key'), 'authentication'],
    [apiError(403, 'permission_error', 'No'), 'authentication'],
    [apiError(400, 'invalid_request_error', 'prompt is too long'), 'context_exceeded'],
    [apiError(404, 'not_found_error', 'model'), 'invalid_request'],
    [new APIConnectionError({ message: 'reset' }), 'connection'],
    [new TypeError('terminated'), 'connection'],
  ])('%p is %s', (error, kind) => {
    expect(anthropicErrors.toLanguageModelError(error, 'the-key', NOW).kind).toBe(kind);
  });

  it('reads retry-after', () => {
    const error = apiError(429, 'rate_limit_error', 'Too many', { 'retry-after': '7' });
    expect(anthropicErrors.toLanguageModelError(error, 'the-key', NOW).retryAfterMs).toBe(7000);
  });

  it('removes the key', () => {
    const error = anthropicErrors.toLanguageModelError(
      apiError(401, 'authentication_error', 'bad key the-key'),
      'the-key',
      NOW,
    );
    expect(JSON.stringify([error.detail, error.message, error])).not.toContain('the-key');
    expect(error.detail).toContain('bad key');
  });
});
