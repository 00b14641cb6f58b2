import type { z } from 'zod';
import { type FieldError, ValidationFailedError } from '../errors/app-error.js';

/** Drops unknown fields, so that newer clients are accepted. @throws ValidationFailedError without values */
export function readPayload<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ValidationFailedError([{ field: 'body', message: 'must be one JSON object' }]);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new ValidationFailedError(listFaults(result.error));
  return result.data;
}

function listFaults({ issues }: z.ZodError): FieldError[] {
  const messages = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = path.join('.');
    if (!messages.has(field)) messages.set(field, message);
  }
  return [...messages].map(([field, message]) => ({ field, message }));
}
