import { AppError, type FieldError } from '@app/chat-protocol';

const BATCH: FieldError = { field: 'body', message: 'must be one JSON-RPC message, not a batch' };

export class BatchRefusedError extends AppError {
  readonly code = 'validation_failed';

  constructor() {
    super('Send one JSON-RPC message for each request.', { errors: [BATCH] });
  }
}

export class MethodNotAllowedError extends AppError {
  readonly code = 'method_not_allowed';

  constructor() {
    super('Send every message with POST. There are no sessions and no streams of the server.');
  }
}
