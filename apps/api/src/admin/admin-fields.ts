import { ValidationFailedError } from '@app/chat-protocol';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { ValidateBy } from 'class-validator';

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

/** The id of a user in a path. */
@Injectable()
export class UserIdPipe implements PipeTransform<unknown, number> {
  transform(value: unknown, metadata: ArgumentMetadata): number {
    if (typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value)) return Number(value);
    throw new ValidationFailedError([{ field: metadata.data ?? 'id', message: 'must be the id of a user' }]);
  }
}
