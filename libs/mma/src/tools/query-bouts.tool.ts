import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  OPPONENT_TITLES,
  QUERY_GROUPS,
  QUERY_MEASURES,
  QUERY_STATISTICS,
  QUERY_TITLES,
  queryRowSchema,
  STANCES,
  type QueryRowData,
} from '../domain/bout-query.js';
import type { ToolResult } from '../domain/tool-result.js';
import { BOUT_RESULTS, METHOD_GROUPS, WEIGHT_CLASSES } from '../domain/vocabulary.js';
import { BoutQueryService } from '../query/bout-query.service.js';
import { noteQuery } from '../query/query-notes.js';
import { MOST_ROWS } from '../query/query-plan.js';
import { toQueryRow, toQuerySources } from '../query/query-view.js';
import { day, eventName, fighterName, offset } from './tool-input.js';
import { eventSource, fighterSource, ToolResults } from './tool-results.js';
import type { Tool, ToolContext } from './tool.js';

const MOST_NAMES = 20;
const LONGEST_TEXT = 120;
const MOST_ROUNDS = 10;
const OLDEST = 100;
const MOST_NUMBER = 1_000_000;

const list = <Item extends z.ZodType>(item: Item, about: string) =>
  z.array(item).min(1).max(MOST_NAMES).describe(about).optional();
const text = (about: string) => z.string().trim().min(1).max(LONGEST_TEXT).describe(about);
const years = z.int().min(0).max(OLDEST);
const value = z.number().min(-MOST_NUMBER).max(MOST_NUMBER);

const input = z.strictObject({
  group_by: z
    .enum(QUERY_GROUPS)
    .describe(
      'One row per …; `none` (default): one row; `bout` or `appearance`: the bouts themselves; `pair`: two fighters who met.',
    )
    .optional(),
  measure: z
    .enum(QUERY_MEASURES)
    .describe(
      'What each row measures; default `count` of different bouts. sum, average, per_15_minutes, maximum, minimum and ' +
        'accuracy need `statistic`; `share` is the part of the bouts that meets result, method_group and method; ' +
        'longest and shortest are durations of a bout; streaks are of wins unless result, method or round say otherwise.',
    )
    .optional(),
  statistic: z
    .enum(QUERY_STATISTICS)
    .describe('Of the fighter; opponent_… is what the opponent did (absorbed, conceded).')
    .optional(),
  fighter: list(fighterName('Whose bouts'), 'Only bouts of any of these fighters, seen from their side.'),
  opponent: list(
    fighterName('Opponent'),
    'Only bouts against any of these; "who beat X" is opponent X, result win.',
  ),
  opponent_all: list(
    fighterName('Opponent'),
    'Only fighters who meet the other conditions against every one of these, with group_by fighter.',
  ),
  result: list(z.enum(BOUT_RESULTS), "The outcome from the fighter's side."),
  method_group: list(
    z.enum(METHOD_GROUPS),
    "How the bout ended; ko_tko includes doctor's stoppages; a finish is ko_tko or submission.",
  ),
  method: list(
    text('Words'),
    'Words of the method or its detail, e.g. "split", "rear naked choke", "head kick", "doctor".',
  ),
  weight_class: list(z.enum(WEIGHT_CLASSES), 'Only bouts of these weight classes, named as of the bout.'),
  sex: z.enum(['women', 'men']).describe("Only women's or only men's bouts.").optional(),
  title: list(
    z.enum(QUERY_TITLES),
    '`any` is undisputed or interim championship bouts; tournament finals are apart.',
  ),
  role: z
    .enum(['champion', 'challenger'])
    .describe('How the fighter entered a championship bout.')
    .optional(),
  opponent_was: z
    .enum(OPPONENT_TITLES)
    .describe('The opponent was the undisputed champion of a class at the time, or had been.')
    .optional(),
  round: list(z.int().min(1).max(MOST_ROUNDS), 'The round in which the bout ended.'),
  scheduled_rounds: list(
    z.int().min(1).max(MOST_ROUNDS),
    'How many rounds were scheduled: 5 for five-round bouts.',
  ),
  from: day('First day, inclusive').optional(),
  to: day('Last day, inclusive').optional(),
  event: eventName('Only bouts of this event').optional(),
  city: text('City or state where the bout was held, in English or Korean.').optional(),
  country: text('Country where the bout was held, in English or Korean.').optional(),
  main_event: z.boolean().describe('Only main events, or (false) only other bouts.').optional(),
  referee: text('Name of the referee, or part of it.').optional(),
  stance: list(z.enum(STANCES), "The fighter's listed stance."),
  opponent_stance: list(z.enum(STANCES), "The opponent's listed stance."),
  min_age: years.describe('Least age of the fighter on the day of the bout, in full years.').optional(),
  max_age: years.describe('Greatest age of the fighter on the day of the bout, in full years.').optional(),
  nth_bout: z
    .int()
    .min(-MOST_ROWS)
    .max(MOST_ROWS)
    .describe("Only the fighter's n-th UFC bout: 1 is the first, -1 the last.")
    .optional(),
  statistics: list(
    text('Comparison'),
    'Comparisons of statistics of the bout that all hold, e.g. "knockdowns >= 2" or "opponent_takedowns_landed = 0".',
  ),
  min_bouts: z
    .int()
    .min(0)
    .max(MOST_NUMBER)
    .describe('Only rows that count at least so many bouts; give it with share, average and other rates.')
    .optional(),
  min_value: value.describe('Only rows whose value is at least this.').optional(),
  max_value: value.describe('Only rows whose value is at most this.').optional(),
  active_since: day('Only fighters whose last bout is on or after this day').optional(),
  order: z
    .enum(['desc', 'asc'])
    .describe(
      'Default: largest values first; smallest for first, shortest, youngest and minimum; counts by year, month, round or age in that order.',
    )
    .optional(),
  limit: z
    .int()
    .min(1)
    .max(MOST_ROWS)
    .describe(
      `How many rows at most, 1-${MOST_ROWS}; default 10, and ${MOST_ROWS} for rows in order of time, round or age.`,
    )
    .optional(),
  offset: offset.optional(),
  as_of: day('Only bouts before this day count').optional(),
});
type Input = z.infer<typeof input>;

@Injectable()
export class QueryBoutsTool implements Tool<Input, QueryRowData[]> {
  readonly name = 'query_bouts';
  readonly description =
    'Answers nearly any question about UFC bouts in one call: a measure (count, share, sum of a statistic, fastest, ' +
    'youngest, longest streak, title defences …) over all bouts that meet every given condition, as one figure or ranked ' +
    'per fighter, year, class, place …. Use it for superlatives with conditions ("most split decision wins at lightweight ' +
    'since 2015"), for who beat whom how, and for lists of bouts (group_by bout). Conditions are from the side of ' +
    'the fighter of a row: "who was knocked out most" is result loss, method_group ko_tko, group_by fighter; "fastest ' +
    'finish" is group_by appearance, measure shortest, result win, method_group ko_tko and submission. ' +
    'meta.applied says in words what was applied.';
  readonly input = input;
  readonly output = z.array(queryRowSchema);

  constructor(
    private readonly queries: BoutQueryService,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<QueryRowData[]>> {
    const result = await this.queries.run(input, signal);
    const { names, groups, plan, applied } = result;
    const persons = [names.fighters, names.opponents, names.everyOpponent].flatMap((some) => some ?? []);
    const total = groups[0]?.row.total ?? 0;
    return this.results.wrap(
      groups.map((group) => toQueryRow(group, plan)),
      {
        rowCount: groups.length,
        truncated: total > plan.offset + groups.length,
        applied,
        notes: [...names.notes, ...noteQuery(result)],
        fighters: persons,
        events: names.event === null ? [] : [names.event],
        needsEverything: names.fighters === null && names.event === null,
        sources: [
          ...persons.map(fighterSource),
          ...(names.event === null ? [] : [eventSource(names.event)]),
          ...toQuerySources(groups),
        ],
      },
      signal,
    );
  }
}
