import { z } from 'zod';
import {
  column,
  fitsName,
  requiredText,
  sourceAddress,
  optionalText,
  quote,
  requiredName,
} from './columns.js';
import { cleanText } from './text.parser.js';
import type { MethodGroup, Scorecard, TitleKind, WeightClass } from '@app/mma';
import { parseBoutKind } from './bout-kind.parser.js';
import { parseDetails, parseMethodGroup, parseOutcome, type Outcome } from './details.parser.js';
import { fightSeconds, parseClock, parseTimeFormat } from './duration.parser.js';

export interface BoutNames {
  a: string;
  b: string;
}

const LONGEST_NAME = 120;

/** `A vs. B`; null for other texts and names that are too long. */
export function parseBoutNames(text: string): BoutNames | null {
  const [a, b, ...more] = cleanText(text).split(' vs. ');
  if (!a || !b || more.length > 0) return null;
  return fitsName(a, LONGEST_NAME) && fitsName(b, LONGEST_NAME) ? { a, b } : null;
}

export const boutNamesColumn = column(parseBoutNames, 'two names with " vs. " between them');

/** A row of `ufc_fight_details.csv`, which repeats the results. */
export const boutRowSchema = z.object({
  EVENT: requiredText(200),
  BOUT: boutNamesColumn,
  URL: sourceAddress('fight'),
});

export type BoutRow = z.output<typeof boutRowSchema>;

export interface ResultRow {
  id: string;
  eventName: string;
  names: BoutNames;
  outcome: Outcome;
  weightClass: WeightClass | null;
  title: TitleKind;
  method: string;
  methodGroup: MethodGroup;
  methodDetail: string | null;
  round: number;
  timeSeconds: number;
  durationSeconds: number | null;
  scheduledRounds: number | null;
  roundMinutes: string | null;
  referee: string | null;
  scorecards: Scorecard[];
  /** Values that could not be parsed and are left unknown; the bout is imported. */
  warnings: string[];
}

const parseRound = (text: string): number | null => {
  const round = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
  return round >= 1 ? round : null;
};

export const resultColumns = z.object({
  EVENT: requiredName(200),
  BOUT: boutNamesColumn,
  OUTCOME: column(parseOutcome, 'an outcome (W/L, L/W, D/D, NC/NC)'),
  WEIGHTCLASS: z.string(),
  METHOD: requiredText(60),
  ROUND: column(parseRound, 'a round'),
  TIME: column(parseClock, 'a time m:ss'),
  'TIME FORMAT': z.string(),
  REFEREE: optionalText(80),
  DETAILS: optionalText(2000),
  URL: sourceAddress('fight'),
});

const timeText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const resultRowSchema = resultColumns.transform((row, context): ResultRow => {
  const warnings: string[] = [];
  const kind = parseBoutKind(row.WEIGHTCLASS);
  if (kind.unknownClass) warnings.push(`unknown weight class ${quote(row.WEIGHTCLASS)}; left unknown`);
  const methodGroup = parseMethodGroup(row.METHOD);
  if (methodGroup === null) warnings.push(`unknown method ${quote(row.METHOD)}; counted as other`);
  const format = parseTimeFormat(row['TIME FORMAT']);
  const durationSeconds = fightSeconds(format, row.ROUND, row.TIME);
  if (format === null) {
    warnings.push(`unknown time format ${quote(row['TIME FORMAT'])}; scheduled rounds left unknown`);
  } else if (durationSeconds === null) {
    warnings.push(`round ${row.ROUND} does not fit ${quote(row['TIME FORMAT'])}; duration left unknown`);
  }
  const minutes = format?.roundMinutes?.[row.ROUND - 1];
  if (minutes !== undefined && row.TIME > minutes * 60) {
    const message = `${quote(timeText(row.TIME))} is beyond the ${minutes} minutes of round ${row.ROUND}`;
    context.addIssue({ code: 'custom', message, path: ['TIME'] });
  }
  return {
    id: row.URL,
    eventName: row.EVENT,
    names: row.BOUT,
    outcome: row.OUTCOME,
    weightClass: kind.weightClass,
    title: kind.title,
    method: row.METHOD,
    methodGroup: methodGroup ?? 'other',
    round: row.ROUND,
    timeSeconds: row.TIME,
    durationSeconds,
    scheduledRounds: format?.scheduledRounds ?? null,
    roundMinutes: format?.roundMinutes?.join('-') ?? null,
    referee: row.REFEREE,
    ...parseDetails(row.DETAILS ?? '', row.OUTCOME),
    warnings,
  };
});
