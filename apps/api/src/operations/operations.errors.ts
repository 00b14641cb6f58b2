import { AppError, type FieldError, type ReadinessParts } from '@app/chat-protocol';

const listParts = (parts: ReadinessParts): FieldError[] =>
  Object.entries(parts).map(([field, message]: [string, string]) => ({ field, message }));

export class DrainingError extends AppError {
  readonly code = 'shutting_down';

  constructor(parts: ReadinessParts) {
    super('This process is shutting down and finishes its streaming answers.', {
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

export class MetricsOffError extends AppError {
  readonly code = 'not_found';

  constructor() {
    super('This process serves no metrics. METRICS_ENABLED=true switches them on.');
  }
}
