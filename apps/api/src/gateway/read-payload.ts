import { ValidationFailedError } from '@app/common';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { listFieldErrors } from '../http/validation.pipe.js';

/**
 * Checks what came with an event. Fields that it does not know are passed over, so that a newer client is understood.
 * @throws ValidationFailedError with every invalid field
 */
export function readPayload<Payload extends object>(
  type: ClassConstructor<Payload>,
  value: unknown,
): Payload {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ValidationFailedError([{ field: 'body', message: 'must be one JSON object' }]);
  }
  const payload = plainToInstance(type, value);
  const errors = validateSync(payload, { stopAtFirstError: true });
  if (errors.length > 0) throw new ValidationFailedError(listFieldErrors(errors));
  return payload;
}
