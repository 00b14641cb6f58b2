import { readPayload } from '@app/chat-protocol';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';

/** Validates an event's payload against the schema of `@MessageBody({ schema })`. */
@Injectable()
export class PayloadPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    return schema instanceof z.ZodType ? readPayload(schema, value) : value;
  }
}
