import { z } from 'zod';
import { named } from '../fields.js';
import type { ErrorCode } from './error-table.js';

const fieldError = named(
  'FieldError',
  z
    .object({
      field: z.string().meta({ description: 'Dotted path of the field.', example: 'content' }),
      message: z.string().meta({ description: 'Why it is invalid.', example: 'must not be empty' }),
    })
    .describe('One invalid field of a request.'),
);

export type FieldError = z.output<typeof fieldError>;

export const fieldErrors = z.array(fieldError).describe('Every invalid field.');

export const errorSuggestions = z
  .array(z.record(z.string(), z.unknown()))
  .describe('Fighters, events or bouts that may have been meant, with their ids; only of tools.');

export type Suggestion = z.output<typeof errorSuggestions>[number];

interface AppErrorOptions {
  /** Delay before a retry, in milliseconds. */
  retryAfterMs?: number;
  /** When the exceeded limit is reset. */
  resetAt?: Date;
  errors?: FieldError[];
  /** What may have been meant; over REST only. */
  suggestions?: Suggestion[];
  /** Logged, never sent. */
  cause?: unknown;
}

/**
 * Modules declare subclasses beside the code that throws them; each transport maps the code once. The message is for
 * users: what happened and what to do, without internals.
 */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly resetAt: Date | undefined;
  readonly errors: FieldError[] | undefined;
  readonly suggestions: Suggestion[] | undefined;

  constructor(message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.retryAfterMs = options.retryAfterMs;
    this.resetAt = options.resetAt;
    this.errors = options.errors;
    this.suggestions = options.suggestions;
  }
}

export class ValidationFailedError extends AppError {
  readonly code = 'validation_failed';

  constructor(errors: FieldError[]) {
    const fields = errors.map((error) => error.field).join(', ');
    super(`The request is not valid. Correct: ${fields}.`, { errors });
  }
}

export class RateLimitedError extends AppError {
  readonly code = 'rate_limited';

  constructor(retryAfterMs: number) {
    super(`Too many requests. Wait ${Math.ceil(retryAfterMs / 1000)} s and try again.`, { retryAfterMs });
  }
}

export class ShuttingDownError extends AppError {
  readonly code = 'shutting_down';

  constructor() {
    super('The service is restarting. Reconnect in a few seconds.', { retryAfterMs: 5000 });
  }
}

export class DatabaseUnavailableError extends AppError {
  readonly code = 'database_unavailable';

  constructor(cause: unknown) {
    super('The database is unavailable at the moment. Try again shortly.', { retryAfterMs: 2000, cause });
  }
}
