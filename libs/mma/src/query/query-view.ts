import type { Source } from '@app/chat-protocol';
import type { BoutExampleData, QueryGroup, QueryRowData } from '../domain/bout-query.js';
import { round } from '../domain/career-rates.js';
import { formatTime } from '../repositories/bout-view.js';
import type { ExampleRow, QueryResultRow } from './appearance.repository.js';
import type { QueryResult } from './bout-query.service.js';
import type { QueryPlan } from './query-plan.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DECIMALS = 4;

type Group = QueryResult['groups'][number];

export function toQueryRow({ row, examples }: Group, plan: QueryPlan): QueryRowData {
  const { value } = row;
  return {
    rank: row.rank,
    key: keyOf(row, examples, plan),
    ...idsOf(row, examples, plan),
    value: typeof value === 'number' ? round(value, DECIMALS) : value,
    bouts: row.bouts,
    from: row.from,
    to: row.to,
    examples: examples.map(toExample),
  };
}

/** What the keys of some groups are called. */
const KEY_NAMES: Partial<Record<QueryGroup, (key: string, example?: ExampleRow) => string | null>> = {
  bout: (_, example) => (example === undefined ? null : `${example.fighter} vs. ${example.opponent}`),
  appearance: (_, example) => example?.fighter ?? null,
  weekday: (key) => WEEKDAYS[Number(key) - 1] ?? null,
  month_of_year: (key) => MONTHS[Number(key) - 1] ?? null,
  decade: (key) => `${key}s`,
};

function keyOf(
  { key, name }: QueryResultRow,
  examples: readonly ExampleRow[],
  { group }: QueryPlan,
): string | null {
  if (key === null) return null;
  return KEY_NAMES[group]?.(key, examples[0]) ?? name ?? key;
}

/** The keys of persons are ids. */
function idsOf(
  { key }: QueryResultRow,
  [example]: readonly ExampleRow[],
  { group }: QueryPlan,
): Pick<QueryRowData, 'fighter_id' | 'opponent_id'> {
  if (group === 'appearance' && example !== undefined) {
    return { fighter_id: example.fighterId, opponent_id: example.opponentId };
  }
  const [id, other] = key?.split(' ') ?? [];
  if (id === undefined) return {};
  if (group === 'fighter' || group === 'opponent') return { fighter_id: id };
  return group === 'pair' && other !== undefined ? { fighter_id: id, opponent_id: other } : {};
}

function toExample(row: ExampleRow): BoutExampleData {
  return {
    fighter_id: row.fighterId,
    fighter: row.fighter,
    opponent_id: row.opponentId,
    opponent: row.opponent,
    result: row.result,
    bout_id: row.boutId,
    event_id: row.eventId,
    event: row.event,
    date: row.heldOn,
    weight_class: row.weightClass,
    title: row.title,
    method: row.method,
    method_group: row.methodGroup,
    method_detail: row.methodDetail,
    round: row.round,
    time: formatTime(row.timeSeconds),
    duration_seconds: row.durationSeconds,
    age: row.age,
    value: row.statistic,
  };
}

/** The first example of each row. */
export function toQuerySources(groups: readonly Group[]): Source[] {
  const sources = groups.flatMap(({ examples: [example] }): Source[] =>
    example === undefined
      ? []
      : [
          {
            kind: 'bout',
            id: example.boutId,
            label: `${example.fighter} vs. ${example.opponent}, ${example.event}`,
            url: example.sourceUrl,
          },
        ],
  );
  return [...new Map(sources.map((source) => [source.id, source])).values()];
}
