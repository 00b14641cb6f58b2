import { STATISTIC_COLUMNS } from '@app/mma';

/** JSON and arrays are staged as JSON text. */
export type StagedValue = string | number | boolean | null;
export type StagedRow = readonly StagedValue[];

export interface StagedTable {
  readonly name: string;
  /** Name and SQL type of the staged columns, in row order. */
  readonly columns: readonly (readonly [name: string, type: string])[];
  /** Primary key; staged rows are unique by it. */
  readonly key: readonly string[];
  /** Columns and their values as SQL; `current` is the existing row (updates only), `staged` the new one. */
  readonly values: readonly { column: string; insert: string; update: string }[];
  readonly isStamped: boolean;
}

const same = (column: string) => ({ column, insert: `staged.${column}`, update: `staged.${column}` });
const from = (column: string, expression: string) => ({ column, insert: expression, update: expression });
/** Unchanged if the file set lacks the column's file. */
const onlyIf = (flag: string, column: string) => ({
  column,
  insert: `staged.${column}`,
  update: `CASE WHEN staged.${flag} THEN staged.${column} ELSE current.${column} END`,
});

/** Unchanged if the new value is null. */
const ifKnown = (column: string) => ({
  column,
  insert: `staged.${column}`,
  update: `COALESCE(staged.${column}, current.${column})`,
});

/** Coverage is updated by `MARK_COMPLETE` and `MARK_PARTIAL`. */
const COVERAGE = { column: 'coverage', insert: 'staged.coverage', update: 'current.coverage' };

const texts = (json: string): string => `ARRAY(SELECT jsonb_array_elements_text(${json}::jsonb))`;

/** All names of an event except the current one. */
const EVENT_ALIASES = {
  column: 'aliases',
  insert: texts('staged.aliases'),
  update: `ARRAY(
    SELECT DISTINCT alias COLLATE "C" FROM unnest(
      current.aliases || ${texts('staged.aliases')} || ARRAY[current.name::text]
    ) AS alias WHERE alias <> staged.name ORDER BY 1)`,
};

const statistics = STATISTIC_COLUMNS.map((column): [string, string] => [column, 'smallint']);

const EVENTS: StagedTable = {
  name: 'events',
  columns: [
    ['id', 'text'],
    ['name', 'text'],
    ['name_folded', 'text'],
    ['aliases', 'text'],
    ['held_on', 'date'],
    ['location', 'text'],
    ['city', 'text'],
    ['country', 'text'],
    ['coverage', 'text'],
    ['source_url', 'text'],
  ],
  key: ['id'],
  values: [
    ...['name', 'name_folded', 'held_on', 'location', 'city', 'country', 'source_url'].map(same),
    EVENT_ALIASES,
    COVERAGE,
  ],
  isStamped: true,
};

const FIGHTERS: StagedTable = {
  name: 'fighters',
  columns: [
    ['id', 'text'],
    ['name', 'text'],
    ['name_folded', 'text'],
    ['nickname', 'text'],
    ['nickname_folded', 'text'],
    ['born_on', 'date'],
    ['height_cm', 'double precision'],
    ['reach_cm', 'double precision'],
    ['weight_lb', 'double precision'],
    ['stance', 'text'],
    ['coverage', 'text'],
    ['source_url', 'text'],
    ['has_details', 'boolean'],
    ['has_body', 'boolean'],
    ['ambiguous_ids', 'text'],
  ],
  key: ['id'],
  values: [
    ...['name', 'name_folded', 'source_url'].map(same),
    ...['nickname', 'nickname_folded'].map((column) => onlyIf('has_details', column)),
    ...['born_on', 'height_cm', 'reach_cm', 'weight_lb', 'stance'].map((column) =>
      onlyIf('has_body', column),
    ),
    COVERAGE,
    from(
      'ambiguous_ids',
      `CASE WHEN staged.ambiguous_ids IS NOT NULL THEN ${texts('staged.ambiguous_ids')} END`,
    ),
  ],
  isStamped: true,
};

const FIGHTER_ALIASES: StagedTable = {
  name: 'fighter_aliases',
  columns: [
    ['fighter_id', 'text'],
    ['alias_folded', 'text'],
    ['alias', 'text'],
  ],
  key: ['fighter_id', 'alias_folded'],
  values: [same('alias')],
  isStamped: false,
};

const BOUTS: StagedTable = {
  name: 'bouts',
  columns: [
    ['id', 'text'],
    ['event_id', 'text'],
    ['card_position', 'smallint'],
    ['held_on', 'date'],
    ['weight_class', 'text'],
    ['title', 'text'],
    ['method', 'text'],
    ['method_group', 'text'],
    ['method_detail', 'text'],
    ['round', 'smallint'],
    ['time_seconds', 'integer'],
    ['duration_seconds', 'integer'],
    ['scheduled_rounds', 'smallint'],
    ['round_minutes', 'text'],
    ['referee', 'text'],
    ['scorecards', 'text'],
    ['source_url', 'text'],
  ],
  key: ['id'],
  values: [
    ...['event_id', 'card_position', 'held_on', 'title', 'method', 'method_group'].map(same),
    ifKnown('weight_class'),
    ...['method_detail', 'round', 'time_seconds', 'duration_seconds', 'scheduled_rounds'].map(same),
    ...['round_minutes', 'referee', 'source_url'].map(same),
    from('scorecards', 'staged.scorecards::jsonb'),
  ],
  isStamped: true,
};

const PARTICIPANTS: StagedTable = {
  name: 'bout_participants',
  columns: [
    ['bout_id', 'text'],
    ['corner', 'text'],
    ['fighter_id', 'text'],
    ['opponent_id', 'text'],
    ['result', 'text'],
    ['held_on', 'date'],
  ],
  key: ['bout_id', 'corner'],
  values: ['fighter_id', 'opponent_id', 'result', 'held_on'].map(same),
  isStamped: false,
};

const TOTALS: StagedTable = {
  name: 'bout_totals',
  columns: [
    ['bout_id', 'text'],
    ['fighter_id', 'text'],
    ...statistics,
    ['from_rounds', 'boolean'],
    ['line', 'integer'],
  ],
  key: ['bout_id', 'fighter_id'],
  values: [...STATISTIC_COLUMNS.map(same), from('from_rounds', 'COALESCE(staged.from_rounds, false)')],
  isStamped: false,
};

const ROUNDS: StagedTable = {
  name: 'round_statistics',
  columns: [
    ['bout_id', 'text'],
    ['fighter_id', 'text'],
    ['round', 'smallint'],
    ...statistics,
    ['line', 'integer'],
  ],
  key: ['bout_id', 'fighter_id', 'round'],
  values: STATISTIC_COLUMNS.map(same),
  isStamped: false,
};

const RANKINGS: StagedTable = {
  name: 'rankings',
  columns: [
    ['list', 'text'],
    ['listed_on', 'date'],
    ['rank', 'smallint'],
    ['name', 'text'],
    ['fighter_id', 'text'],
  ],
  key: ['list', 'listed_on', 'rank', 'name'],
  values: [ifKnown('fighter_id')],
  isStamped: false,
};

export const STAGED_TABLES = {
  events: EVENTS,
  fighters: FIGHTERS,
  fighter_aliases: FIGHTER_ALIASES,
  bouts: BOUTS,
  bout_participants: PARTICIPANTS,
  bout_totals: TOTALS,
  round_statistics: ROUNDS,
  rankings: RANKINGS,
} as const;

export type StagedTableName = keyof typeof STAGED_TABLES;

export const STAGED_TABLE_NAMES: readonly StagedTableName[] = [
  'events',
  'fighters',
  'fighter_aliases',
  'bouts',
  'bout_participants',
  'bout_totals',
  'round_statistics',
  'rankings',
];

export interface StagedRowSink {
  add(table: StagedTableName, row: StagedRow): void;
  drain(): Promise<void>;
}
