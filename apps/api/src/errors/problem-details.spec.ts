import {
  DatabaseUnavailableError,
  ERROR_CODES,
  ERROR_TABLE,
  RateLimitedError,
  ValidationFailedError,
} from '@app/chat-protocol';
import { describe, expect, it } from '@jest/globals';
import { retryAfterSeconds, toProblemDetails } from './problem-details.js';

describe(toProblemDetails.name, () => {
  it('lists invalid fields', () => {
    const errors = [{ field: 'title', message: 'must not be empty' }];
    expect(toProblemDetails(new ValidationFailedError(errors), 'id-1')).toEqual({
      type: 'urn:mma-savant:error:validation_failed',
      title: 'The request is not valid',
      status: 400,
      detail: 'The request is not valid. Correct: title.',
      code: 'validation_failed',
      request_id: 'id-1',
      errors,
    });
  });

  it('discloses no internals of an unexpected error', () => {
    const problem = toProblemDetails(new DatabaseUnavailableError(new Error('at host 10.0.0.1')), 'id-1');
    expect(JSON.stringify(problem)).not.toContain('10.0.0.1');
    expect(toProblemDetails(undefined, 'id-2')).toMatchObject({ status: 500, code: 'internal_error' });
  });

  it('has a distinct title for every code', () => {
    expect(new Set(ERROR_CODES.map((code) => ERROR_TABLE[code].title)).size).toBe(ERROR_CODES.length);
  });
});

describe(retryAfterSeconds.name, () => {
  it.each([
    [new RateLimitedError(1), 1],
    [new RateLimitedError(1001), 2],
    [new DatabaseUnavailableError(undefined), 2],
    [new ValidationFailedError([]), undefined],
    [undefined, undefined],
  ])('for %p returns %p', (error, seconds) => {
    expect(retryAfterSeconds(error)).toBe(seconds);
  });
});
