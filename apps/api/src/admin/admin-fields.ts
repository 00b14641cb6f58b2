import { ValidationFailedError } from '@app/chat-protocol';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import type { FastifyRequest } from 'fastify';

/** A JSON boolean. */
export const IsFlag = (): PropertyDecorator =>
  ValidateBy({
    name: 'isFlag',
    validator: {
      validate: (value: unknown) => typeof value === 'boolean',
      defaultMessage: () => 'must be true or false',
    },
  });

/** A JSON integer from 0. */
export const IsCount = (maximum: number): PropertyDecorator =>
  ValidateBy({
    name: 'isCount',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum,
      defaultMessage: () => `must be a whole number from 0 to ${maximum}`,
    },
  });

/** The parameter `id` of the path: the id of a user. Not a pipe, because the global one reads `0x10` as a number. */
export const UserId = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { id?: string } }>>();
  if (params.id !== undefined && /^[1-9]\d{0,8}$/.test(params.id)) return Number(params.id);
  throw new ValidationFailedError([{ field: 'id', message: 'must be the id of a user' }]);
});
