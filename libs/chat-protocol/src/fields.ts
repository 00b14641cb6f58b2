import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { EXAMPLE } from './examples.js';
import { cleanText, describeTextFault } from './text-rules.js';
import { MAX_TIME_ZONE_LENGTH, TIME_ZONE_FAULT, toTimeZone } from './time-zone.js';

const byName = new Map<string, z.ZodType>();

/** Schemas that documents reference by name and the client's types include. */
export const NAMED_SCHEMAS: ReadonlyMap<string, z.ZodType> = byName;

/** @throws for a schema without a name */
export function nameOf(schema: z.ZodType): string {
  for (const [name, other] of byName) if (other === schema) return name;
  throw new Error('the schema has no name');
}

export function named<Schema extends z.ZodType>(name: string, schema: Schema): Schema {
  if (byName.has(name)) throw new Error(`two schemas are named ${name}`);
  byName.set(name, schema);
  return schema;
}

/** Fields sent by the service. */

export const identifier = (description: string, example?: string) =>
  z.string().meta({ description, format: 'uuid', ...(example === undefined ? {} : { example }) });

export const time = (description: string) =>
  z.string().meta({ description, format: 'date-time', example: EXAMPLE.time });

export const timestamp = time('RFC 3339, in UTC.');

export const count = (description: string, example?: number) =>
  z
    .int()
    .min(0)
    .meta({ description, ...(example === undefined ? {} : { example }) });

export const userId = (description: string) => z.int().min(1).meta({ description, example: EXAMPLE.userId });

export const day = (description: string, example: string) =>
  z.string().meta({ description, format: 'date', example });

export const nextCursor = z
  .string()
  .nullable()
  .meta({ description: '`cursor` of the next page; null on the last page.', example: null });

/** Fields sent by clients, validated as in HTTP bodies. Messages never repeat the value. */

/** A UUID; converted to lower case. */
export const identifierField = (description: string) =>
  z
    .string({ error: 'must be a UUID' })
    .refine(isUuid, { error: 'must be a UUID' })
    .toLowerCase()
    .meta({ description, format: 'uuid' });

/** A text in NFC whose length is counted after trimming, see {@link describeTextFault}. */
export const trimmedTextField = (bounds: { minimum: number; maximum: number }, description: string) =>
  z
    .string({ error: 'must be text' })
    .overwrite(cleanText)
    .refine((text) => describeTextFault(text, bounds) === undefined, {
      error: ({ input }) => describeTextFault(input, bounds),
    })
    .meta({ description, minLength: bounds.minimum, maxLength: bounds.maximum });

/** An IANA time zone; converted to the letter case of `Intl`. */
export const timeZoneField = (description: string) =>
  z
    .string({ error: TIME_ZONE_FAULT })
    .refine((name) => toTimeZone(name) !== undefined, { error: TIME_ZONE_FAULT })
    .overwrite((name) => toTimeZone(name) ?? name)
    .meta({ description, minLength: 1, maxLength: MAX_TIME_ZONE_LENGTH, example: EXAMPLE.timeZone });
