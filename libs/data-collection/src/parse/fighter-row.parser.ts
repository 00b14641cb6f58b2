import { z } from 'zod';
import { fitsName, optionalName, optionalText, sourceAddress, quote, requiredName } from './columns.js';
import { parseMonthDayYear } from './date.parser.js';

const LONGEST_NAME = 120;

/** A row of `ufc_fighter_details.csv`. FIRST is empty for mononyms. */
export const fighterRowSchema = z
  .object({
    FIRST: optionalText(60),
    LAST: optionalText(60),
    NICKNAME: optionalName(LONGEST_NAME),
    URL: sourceAddress('fighter'),
  })
  .transform((row, context) => {
    const name = [row.FIRST, row.LAST].filter((part) => part !== null).join(' ');
    if (name === '') context.addIssue({ code: 'custom', message: 'FIRST and LAST are empty' });
    if (!fitsName(name, LONGEST_NAME)) {
      context.addIssue({
        code: 'custom',
        message: `FIRST and LAST are together longer than ${LONGEST_NAME} characters`,
      });
    }
    return { id: row.URL, name, nickname: row.NICKNAME };
  });

export const FIGHTER_COLUMNS = ['FIRST', 'LAST', 'NICKNAME', 'URL'];

export type FighterRow = z.output<typeof fighterRowSchema>;

export interface Body {
  heightCm: number | null;
  weightLb: number | null;
  reachCm: number | null;
  stance: string | null;
  bornOn: string | null;
}

export const UNKNOWN_BODY: Readonly<Body> = {
  heightCm: null,
  weightLb: null,
  reachCm: null,
  stance: null,
  bornOn: null,
};

/** A parsed row of `ufc_fighter_tott.csv` ("tale of the tape"). */
export interface BodyRow {
  id: string;
  name: string;
  body: Body;
  warnings: string[];
}

export const bodyColumns = z.object({
  FIGHTER: requiredName(120),
  HEIGHT: z.string(),
  WEIGHT: z.string(),
  REACH: z.string(),
  STANCE: optionalText(30),
  DOB: z.string(),
  URL: sourceAddress('fighter'),
});

const parseBirthDate = (text: string): string | null | undefined =>
  text.trim() === '' || text.trim() === '--' ? null : (parseMonthDayYear(text) ?? undefined);

export const bodyRowSchema = bodyColumns.transform((row): BodyRow => {
  const warnings: string[] = [];
  const known = <Value>(column: string, text: string, value: Value | null | undefined): Value | null => {
    if (value === undefined) warnings.push(`${column} ${quote(text)} is not valid; left unknown`);
    return value ?? null;
  };
  return {
    id: row.URL,
    name: row.FIGHTER,
    body: {
      heightCm: known('HEIGHT', row.HEIGHT, parseHeight(row.HEIGHT)),
      weightLb: known('WEIGHT', row.WEIGHT, parseWeight(row.WEIGHT)),
      reachCm: known('REACH', row.REACH, parseReach(row.REACH)),
      stance: row.STANCE === '--' ? null : row.STANCE,
      bornOn: known('DOB', row.DOB, parseBirthDate(row.DOB)),
    },
    warnings,
  };
});

const CENTIMETRES_PER_INCH = 2.54;
const isUnknown = (text: string): boolean => text === '' || text === '--';

/** Null is unknown; `undefined` is unparsable. */
type Measure = number | null | undefined;

const toCentimetres = (inches: number): number => Math.round(inches * CENTIMETRES_PER_INCH * 100) / 100;

/** `5' 11"` in centimetres. */
export function parseHeight(text: string): Measure {
  const value = text.trim();
  if (isUnknown(value)) return null;
  const match = /^(\d)' ?(\d{1,2})"$/.exec(value);
  if (!match || Number(match[2]) > 11) return undefined;
  return toCentimetres(Number(match[1]) * 12 + Number(match[2]));
}

/** `72"` in centimetres. */
export function parseReach(text: string): Measure {
  const value = text.trim();
  if (isUnknown(value)) return null;
  const match = /^(\d{2,3}(?:\.\d)?)"$/.exec(value);
  return match ? toCentimetres(Number(match[1])) : undefined;
}

/** `155 lbs.` in pounds. */
export function parseWeight(text: string): Measure {
  const value = text.trim();
  if (isUnknown(value)) return null;
  const match = /^(\d{2,4}(?:\.\d)?) lbs\.?$/.exec(value);
  return match ? Number(match[1]) : undefined;
}
