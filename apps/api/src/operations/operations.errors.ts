import { AppError, type FieldError } from '@app/chat-protocol';

/** The parts that readiness depends on. */
export interface ReadinessParts {
  process: 'serving' | 'draining';
  database: 'up' | 'down';
  migrations: 'done' | 'pending' | 'unknown';
}

const listParts = (parts: ReadinessParts): FieldError[] =>
  Object.entries(parts).map(([field, message]: [string, string]) => ({ field, message }));

export class DrainingError extends AppError {
  readonly code = 'shutting_down';

  constructor(parts: ReadinessParts) {
    super('This process is ending; its running answers are being finished.', {
      retryAfterMs: 5000,
      errors: listParts(parts),
    });
  }
}

export class DatabaseNotReadyError extends AppError {
  readonly code = 'database_unavailable';

  constructor(parts: ReadinessParts) {
    super('The database cannot be used yet.', { retryAfterMs: 2000, errors: listParts(parts) });
  }
}
