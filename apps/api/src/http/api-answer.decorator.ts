import { nameOf } from '@app/chat-protocol';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const ANSWER_SCHEMA = 'answer-schema';

/** @param contentType of a stream, whose schema is that of one row */
export const ApiAnswer = (
  schema: z.ZodType,
  { status = 200, description = '', contentType = 'application/json' } = {},
): MethodDecorator =>
  applyDecorators(
    SetMetadata(ANSWER_SCHEMA, schema),
    ApiResponse({
      status,
      description: description === '' ? (schema.description ?? '') : description,
      content: { [contentType]: { schema: { $ref: `#/components/schemas/${nameOf(schema)}` } } },
    }),
  );
