import { cleanText, describeTextFault, USER_CONTENT_LENGTH } from '@app/chat-protocol';
import { applyDecorators } from '@nestjs/common';
import { Transform, type TransformFnParams } from 'class-transformer';
import { ValidateBy, type ValidationArguments } from 'class-validator';
import { ASSISTANT_CONTENT_LENGTH } from './chat-session.bounds.js';

/** Describes an invalid content, or returns undefined. A user's message is converted to NFC and trimmed first. */
export function describeContentFault(content: unknown, role: unknown): string | undefined {
  const bounds = role === 'assistant' ? ASSISTANT_CONTENT_LENGTH : USER_CONTENT_LENGTH;
  if (typeof content === 'string' && content.trim() === '') return 'must not be empty';
  return describeTextFault(content, bounds);
}

export function IsMessageContent(): PropertyDecorator {
  const fault = (content: unknown, context: ValidationArguments | undefined): string | undefined =>
    describeContentFault(content, roleOf(context?.object));
  return applyDecorators(
    Transform(({ value, obj }: TransformFnParams): unknown =>
      typeof value === 'string' && roleOf(obj) !== 'assistant' ? cleanText(value) : value,
    ),
    ValidateBy({
      name: 'isMessageContent',
      validator: {
        validate: (content: unknown, context?: ValidationArguments) => fault(content, context) === undefined,
        defaultMessage: (context?: ValidationArguments) => fault(context?.value, context) ?? '',
      },
    }),
  );
}

function roleOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'role' in message ? message.role : undefined;
}
