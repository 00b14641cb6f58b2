import { type FieldError, ValidationFailedError } from '@app/common';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';

/** Validates the payload of an event against the schema of `@MessageBody({ schema })`. */
@Injectable()
export class PayloadPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    return schema instanceof z.ZodType ? readPayload(schema, value) : value;
  }
}

/**
 * Validates a payload. Unknown fields are ignored, so that newer clients are understood.
 * @throws ValidationFailedError with every invalid field, each once; it repeats nothing of the payload
 */
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
