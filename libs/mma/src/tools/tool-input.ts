import { z } from 'zod';
import { BOUT_RESULTS, METHOD_GROUPS, WEIGHT_CLASSES } from '../domain/vocabulary.js';

/** Shared parts of tool arguments. */

const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';
const LONGEST_NAME = 120;
const LONGEST_EVENT = 200;
const MOST_ROWS = 100;
const DEEPEST_OFFSET = 100_000;

export const fighterName = (what: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_NAME)
    .describe(
      `${what}: an id, a full name, a surname, a nickname or a Korean spelling; small mistakes are forgiven. ` +
        'Tell namesakes apart with the nickname in brackets, e.g. "Bruno Silva (Bulldog)".',
    );

export const eventName = (what: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_EVENT)
    .describe(`${what}: an id, a full name, a short form such as "UFC 300", or a place such as "UFC Busan".`);

export const day = (what: string) =>
  z.iso
    .date({ error: 'must be a date that exists, written YYYY-MM-DD', abort: true })
    .refine((value) => value >= FIRST_DAY && value <= LAST_DAY, {
      message: `must be between ${FIRST_DAY} and ${LAST_DAY}`,
    })
    .describe(`${what}, YYYY-MM-DD.`);

export const limit = (byDefault: number) =>
  z.int().min(1).max(MOST_ROWS).default(byDefault).describe(`How many rows at most, 1-${MOST_ROWS}.`);

export const offset = z.int().min(0).max(DEEPEST_OFFSET).default(0).describe('How many rows to skip.');

export const weightClass = z
  .enum(WEIGHT_CLASSES)
  .describe('Only bouts of this weight class, named as of the bout.');

export const boutResult = z.enum(BOUT_RESULTS).describe("The outcome from the fighter's side.");

export const methodGroup = z
  .enum(METHOD_GROUPS)
  .describe("How the bout ended; ko_tko includes doctor's stoppages.");

export const fromDay = day('First day, inclusive').optional();
export const toDay = day('Last day, inclusive').optional();

/** For `refine`. */
export const isOrderedRange = ({
  from,
  to,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): boolean => from === undefined || to === undefined || from <= to;

export const ORDERED_RANGE = { path: ['to'], message: 'must not be before from' };
