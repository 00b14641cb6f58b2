import { bodyColumns, FIGHTER_COLUMNS } from '../parse/fighter-row.parser.js';
import { boutRowSchema, resultColumns } from '../parse/result-row.parser.js';
import { eventRowSchema } from '../parse/event-row.parser.js';
import { rankingRowSchema } from '../parse/ranking-row.parser.js';
import { roundColumns } from '../parse/round-row.parser.js';
import { TOTAL_COLUMNS } from '../parse/total-row.parser.js';

/**
 * One file of a set: its name, possible paths, required columns, and the table that counts its rejected rows.
 */
export interface SourceFileKind {
  readonly name: string;
  readonly paths: readonly string[];
  readonly columns: readonly string[];
  readonly table: string;
}

const file = (name: string, table: string, columns: readonly string[], paths = [name]): SourceFileKind => ({
  name,
  table,
  columns,
  paths,
});

export const EVENT_FILE = file('ufc_event_details.csv', 'events', Object.keys(eventRowSchema.shape));
export const BOUT_FILE = file('ufc_fight_details.csv', 'bouts', Object.keys(boutRowSchema.shape));
export const RESULT_FILE = file('ufc_fight_results.csv', 'bouts', Object.keys(resultColumns.shape));
export const FIGHTER_FILE = file('ufc_fighter_details.csv', 'fighters', FIGHTER_COLUMNS);
export const BODY_FILE = file('ufc_fighter_tott.csv', 'fighters', Object.keys(bodyColumns.shape));
export const ROUND_FILE = file('ufc_fight_stats.csv', 'round_statistics', Object.keys(roundColumns.shape));
export const TOTAL_FILE = file('ufc_fight_totals.csv', 'bout_totals', TOTAL_COLUMNS);
export const RANKING_FILE = file('rankings_history.csv', 'rankings', Object.keys(rankingRowSchema.shape), [
  'rankings_history.csv',
  'rankings/rankings_history.csv',
  '../rankings/rankings_history.csv',
]);

export const SOURCE_FILES: readonly SourceFileKind[] = [
  EVENT_FILE,
  BOUT_FILE,
  RESULT_FILE,
  ROUND_FILE,
  TOTAL_FILE,
  FIGHTER_FILE,
  BODY_FILE,
  RANKING_FILE,
];
