import { isDeepStrictEqual } from 'node:util';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { ANSWER_SCHEMA } from '../../apps/api/src/http/api-answer.decorator.js';

/** Validates the responses of handlers against the published schemas. A mismatch becomes status 500. */
export class AnswerChecker implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema: z.ZodType | undefined = Reflect.getMetadata(ANSWER_SCHEMA, context.getHandler());
    return next.handle().pipe(
      map((answer: unknown) => {
        // Undefined: the handler wrote the response itself.
        if (schema !== undefined && answer !== undefined) assertAnswer(schema, answer);
        return answer;
      }),
    );
  }
}

/** @throws if a field is missing, invalid or unknown to the schema */
export function assertAnswer(schema: z.ZodType, answer: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  if (!isDeepStrictEqual(schema.parse(sent), sent)) {
    throw new Error(`the schema does not know all of ${JSON.stringify(sent)}`);
  }
}
