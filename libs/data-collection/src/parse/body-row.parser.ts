import { z } from 'zod';
import { parseHeight, parseReach, parseWeight } from './body.parser.js';
import { optionalText, quote, requiredName, sourceAddress } from './columns.js';
import { parseMonthDayYear } from './date.parser.js';

/** What a body may be like; a null is unknown. */
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

/** A row of `ufc_fighter_tott.csv` (the "tale of the tape"), understood. */
export interface BodyRow {
  id: string;
  name: string;
  body: Body;
  /** What could not be understood and is left unknown. */
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
    if (value === undefined) warnings.push(`${column} ${quote(text)} makes no sense; left unknown`);
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
