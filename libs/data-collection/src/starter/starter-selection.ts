import type { StagedRows } from '../import/memory.sink.js';
import {
  STAGED_TABLES,
  type StagedRow,
  type StagedTableName,
  type StagedValue,
} from '../import/staged-tables.js';

export class StarterListError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StarterListError';
  }
}

/** One name per line; blank lines and lines starting with # are skipped. */
export const parseStarterList = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/**
 * Selects complete careers from a complete file set: bouts, events, fighters, totals, rounds and aliases. A
 * fighter is `complete` if all bouts are selected, an event if its whole card is; others are `partial`.
 * Rankings are left out: incomplete lists would mislead.
 * @throws StarterListError if a name is not that of exactly one fighter with bouts
 */
export function selectCareers(rows: StagedRows, names: readonly string[]): StagedRows {
  const chosen = new Set(names.map((name) => findFighter(rows, name)));
  const sides = tableOf('bout_participants');
  const bouts = tableOf('bouts');
  const boutIds = new Set(
    rows.bout_participants
      .filter((row) => chosen.has(sides.get(row, 'fighter_id')))
      .map((row) => sides.get(row, 'bout_id')),
  );
  const chosenBouts = rows.bouts.filter((row) => boutIds.has(bouts.get(row, 'id')));
  const chosenSides = rows.bout_participants.filter((row) => boutIds.has(sides.get(row, 'bout_id')));
  const fighterIds = new Set(chosenSides.map((row) => sides.get(row, 'fighter_id')));
  const eventIds = new Set(chosenBouts.map((row) => bouts.get(row, 'event_id')));
  const withholding = {
    fighters: new Set(rest(rows.bout_participants, chosenSides).map((row) => sides.get(row, 'fighter_id'))),
    events: new Set(rest(rows.bouts, chosenBouts).map((row) => bouts.get(row, 'event_id'))),
  };
  return {
    events: withCoverage('events', keep('events', 'id', rows.events, eventIds), withholding.events),
    fighters: withCoverage(
      'fighters',
      keep('fighters', 'id', rows.fighters, fighterIds),
      withholding.fighters,
    ),
    fighter_aliases: keep('fighter_aliases', 'fighter_id', rows.fighter_aliases, fighterIds),
    bouts: chosenBouts,
    bout_participants: chosenSides,
    bout_totals: keep('bout_totals', 'bout_id', rows.bout_totals, boutIds),
    round_statistics: keep('round_statistics', 'bout_id', rows.round_statistics, boutIds),
    rankings: [],
  };
}

function findFighter(rows: StagedRows, name: string): StagedValue {
  const fighters = tableOf('fighters');
  const sides = tableOf('bout_participants');
  const ids = rows.fighters
    .filter((row) => fighters.get(row, 'name') === name)
    .map((row) => fighters.get(row, 'id'))
    .filter((id) => rows.bout_participants.some((row) => sides.get(row, 'fighter_id') === id));
  if (ids.length !== 1) {
    throw new StarterListError(
      `${ids.length} fighters with bouts are named ${name}; the list needs exactly one.`,
    );
  }
  return ids[0] ?? null;
}

function keep(
  table: StagedTableName,
  column: string,
  rows: readonly StagedRow[],
  values: ReadonlySet<StagedValue>,
): StagedRow[] {
  const { get } = tableOf(table);
  return rows.filter((row) => values.has(get(row, column)));
}

function rest(rows: readonly StagedRow[], chosen: readonly StagedRow[]): StagedRow[] {
  const kept = new Set(chosen);
  return rows.filter((row) => !kept.has(row));
}

function withCoverage(
  table: StagedTableName,
  rows: readonly StagedRow[],
  incomplete: ReadonlySet<StagedValue>,
): StagedRow[] {
  const { get, indexOf } = tableOf(table);
  const position = indexOf('coverage');
  return rows.map((row) => {
    const coverage = incomplete.has(get(row, 'id')) ? 'partial' : 'complete';
    return row.map((value, index) => (index === position ? coverage : value));
  });
}

function tableOf(name: StagedTableName) {
  const columns = STAGED_TABLES[name].columns.map(([column]) => column);
  const indexOf = (column: string): number => {
    const index = columns.indexOf(column);
    if (index === -1) throw new Error(`${name} has no staged column ${column}.`);
    return index;
  };
  return { indexOf, get: (row: StagedRow, column: string): StagedValue => row[indexOf(column)] ?? null };
}
