import { cleanText, describeTextFault, TIME_ZONE_FAULT, toTimeZone } from '@app/chat-protocol';
import { isUuid } from '@app/common';
import { applyDecorators } from '@nestjs/common';
import { Transform, type TransformFnParams } from 'class-transformer';
import { ValidateBy, type ValidationArguments } from 'class-validator';

/** Text within length bounds, converted to NFC and trimmed first; see {@link describeTextFault}. */
export function IsTrimmedText(bounds: { minimum: number; maximum: number }): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      typeof value === 'string' ? cleanText(value) : value,
    ),
    ValidateBy({
      name: 'isTrimmedText',
      validator: {
        validate: (value: unknown) => describeTextFault(value, bounds) === undefined,
        defaultMessage: (context?: ValidationArguments) => describeTextFault(context?.value, bounds) ?? '',
      },
    }),
  );
}

export function IsQueryInteger({
  minimum,
  maximum,
}: {
  minimum: number;
  maximum: number;
}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    ValidateBy({
      name: 'isQueryInteger',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum,
        defaultMessage: () => `must be a whole number from ${minimum} to ${maximum}`,
      },
    }),
  );
}

/** A UUID, converted to lower case. */
export function IsIdentifier(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown => (isUuid(value) ? value.toLowerCase() : value)),
    ValidateBy({
      name: 'isIdentifier',
      validator: { validate: isUuid, defaultMessage: () => 'must be a UUID' },
    }),
  );
}

/** An IANA time zone, converted to the letter case of `Intl`. */
export function IsTimeZone(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown => toTimeZone(value) ?? value),
    ValidateBy({
      name: 'isTimeZone',
      validator: {
        validate: (value: unknown) => toTimeZone(value) !== undefined,
        defaultMessage: () => TIME_ZONE_FAULT,
      },
    }),
  );
}

/** Rejects the listed fields beside this one. Zero counts as absent, because generated clients send it. */
export function ExcludesFields(...others: string[]): PropertyDecorator {
  return ValidateBy({
    name: 'excludesFields',
    validator: {
      validate: (_value: unknown, context?: ValidationArguments) => {
        const fields = new Map<string, unknown>(Object.entries(context?.object ?? {}));
        return others.every((other) => (fields.get(other) ?? 0) === 0);
      },
      defaultMessage: () => `cannot be combined with ${others.join(' or ')}`,
    },
  });
}

/** A calendar day, `YYYY-MM-DD`. */
export function IsDay(): PropertyDecorator {
  return ValidateBy({
    name: 'isDay',
    validator: { validate: isDay, defaultMessage: () => 'must be a day, YYYY-MM-DD' },
  });
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** A comma-separated list of distinct choices. */
export function IsChoiceList(choices: readonly string[]): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: TransformFnParams): unknown =>
      typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value,
    ),
    ValidateBy({
      name: 'isChoiceList',
      validator: {
        validate: (value: unknown) =>
          Array.isArray(value) &&
          new Set(value).size === value.length &&
          value.every((part) => typeof part === 'string' && choices.includes(part)),
        defaultMessage: () => `must be one or more of ${choices.join(', ')}, each once, with commas between`,
      },
    }),
  );
}
