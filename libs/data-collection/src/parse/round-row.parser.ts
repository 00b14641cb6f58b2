import { z } from 'zod';
import { boutNamesColumn, type BoutNames } from './result-row.parser.js';
import { ignored, requiredText, throwing } from './columns.js';
import { parseControl, parseCount, parseTally, sumFaults, type Statistics } from './statistics.parser.js';
import { STATISTIC_COLUMNS } from '@app/mma';

/** A row of `ufc_fight_stats.csv`: one fighter in one round. It refers to its bout by event and names. */
export interface RoundRow {
  eventName: string;
  names: BoutNames;
  round: number;
  fighter: string;
  statistics: Statistics;
}

const parseRound = (text: string): number => {
  const match = /^(?:round )?(\d{1,2})$/i.exec(text.trim());
  if (!match || Number(match[1]) < 1) throw new Error(`"${text}" is not a round`);
  return Number(match[1]);
};

const tally = throwing(parseTally);
const count = throwing(parseCount);

export const roundColumns = z.object({
  EVENT: requiredText(200),
  BOUT: boutNamesColumn,
  ROUND: throwing(parseRound),
  FIGHTER: requiredText(120),
  KD: count,
  'SIG.STR.': tally,
  'SIG.STR. %': ignored,
  'TOTAL STR.': tally,
  TD: tally,
  'TD %': ignored,
  'SUB.ATT': count,
  'REV.': count,
  CTRL: throwing(parseControl),
  HEAD: tally,
  BODY: tally,
  LEG: tally,
  DISTANCE: tally,
  CLINCH: tally,
  GROUND: tally,
});

/** For a bout without statistics the source has a row with only EVENT and BOUT. */
export const isWithoutStatistics = (values: Record<string, string>): boolean =>
  Object.entries(values).every(
    ([column, value]) => column === 'EVENT' || column === 'BOUT' || value.trim() === '',
  );

export const roundRowSchema = roundColumns.transform((row, context): RoundRow => {
  const statistics: Statistics = {
    knockdowns: row.KD,
    sig_strikes_landed: row['SIG.STR.'].landed,
    sig_strikes_attempted: row['SIG.STR.'].attempted,
    total_strikes_landed: row['TOTAL STR.'].landed,
    total_strikes_attempted: row['TOTAL STR.'].attempted,
    takedowns_landed: row.TD.landed,
    takedowns_attempted: row.TD.attempted,
    submission_attempts: row['SUB.ATT'],
    reversals: row['REV.'],
    control_seconds: row.CTRL,
    head_landed: row.HEAD.landed,
    head_attempted: row.HEAD.attempted,
    body_landed: row.BODY.landed,
    body_attempted: row.BODY.attempted,
    leg_landed: row.LEG.landed,
    leg_attempted: row.LEG.attempted,
    distance_landed: row.DISTANCE.landed,
    distance_attempted: row.DISTANCE.attempted,
    clinch_landed: row.CLINCH.landed,
    clinch_attempted: row.CLINCH.attempted,
    ground_landed: row.GROUND.landed,
    ground_attempted: row.GROUND.attempted,
  };
  for (const message of sumFaults(statistics)) context.addIssue({ code: 'custom', message });
  return { eventName: row.EVENT, names: row.BOUT, round: row.ROUND, fighter: row.FIGHTER, statistics };
});

export const isAllUnknown = (statistics: Statistics): boolean =>
  STATISTIC_COLUMNS.every((column) => statistics[column] === null);
