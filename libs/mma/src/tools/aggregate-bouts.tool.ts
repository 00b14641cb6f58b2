import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { BoutAggregateService } from '../query/bout-aggregate.service.js';
import { AGGREGATE_GROUPS, type AggregateRow } from '../query/bout-table.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import { round } from '../domain/career-rates.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { aggregateSchema, type AggregateData } from '../domain/aggregate.js';
import { describeConditions } from './applied-conditions.js';
import {
  fighterName,
  fromDay,
  isOrderedRange,
  limit,
  methodGroup,
  ORDERED_RANGE,
  toDay,
  weightClass,
} from './tool-input.js';
import { eventSource, fighterSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

/** Sources of an aggregate: the newest events only. */
const MOST_EVENTS = 5;

const input = z
  .strictObject({
    group_by: z
      .enum(AGGREGATE_GROUPS)
      .default('none')
      .describe(
        'One row per …. Years and rounds come in their order, other groups the largest first. `none`: one row, key `all`.',
      ),
    fighter: fighterName('Only bouts of this fighter, won or not').optional(),
    weight_class: weightClass.optional(),
    method_group: methodGroup.optional(),
    title_only: z
      .boolean()
      .default(false)
      .describe('Only undisputed and interim championship bouts; tournament finals are none.'),
    from: fromDay,
    to: toDay,
    limit: limit(50),
  })
  .refine(isOrderedRange, ORDERED_RANGE);
type Input = z.infer<typeof input>;

@Injectable()
export class AggregateBoutsTool implements Tool<Input, AggregateData[]> {
  readonly name = 'aggregate_bouts';
  readonly description =
    'Counts UFC events and bouts, finishes and decisions, and the average length of a bout, over all bouts or inside ' +
    'filters, as one figure or per year, weight class, method, country, city, referee or round. Use it for how many, ' +
    'what share, how long on average, and which year, place or referee had the most.';
  readonly input = input;
  readonly output = z.array(aggregateSchema);

  constructor(
    private readonly fighters: FighterResolver,
    private readonly aggregates: BoutAggregateService,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<AggregateData[]>> {
    const { fighter, notes } =
      input.fighter === undefined
        ? { fighter: null, notes: [] }
        : await this.fighters.resolve(input.fighter, signal);
    const filter = {
      weightClass: input.weight_class ?? null,
      methodGroup: input.method_group ?? null,
      titleOnly: input.title_only,
      from: input.from ?? null,
      to: input.to ?? null,
    };
    const { rows: all, newestEvents } = await this.aggregates.count(
      input.group_by,
      fighter?.id ?? null,
      filter,
      MOST_EVENTS,
      signal,
    );
    const groups = all.length;
    const rows = all.slice(0, input.limit);
    return this.results.wrap(
      rows.map(toAggregateData),
      {
        rowCount: rows.length,
        truncated: groups > rows.length,
        notes: [...notes, ...listNotes(input, fighter, rows, groups)],
        applied: describeConditions({ ...input, fighter: fighter?.name }),
        sources: [...(fighter === null ? [] : [fighterSource(fighter)]), ...newestEvents.map(eventSource)],
        ...(fighter === null ? { needsEverything: true } : { fighters: [fighter] }),
      },
      signal,
    );
  }
}

function toAggregateData(row: AggregateRow): AggregateData {
  return {
    key: row.key,
    events: row.events,
    bouts: row.bouts,
    finishes: row.finishes,
    finish_rate: row.bouts === 0 ? null : round(row.finishes / row.bouts, 4),
    ko_tko: row.koTko,
    submission: row.submission,
    decision: row.decision,
    avg_duration_seconds: row.avgDurationSeconds === null ? null : round(row.avgDurationSeconds, 1),
  };
}

function listNotes(
  input: Input,
  fighter: FighterRow | null,
  rows: readonly AggregateRow[],
  groups: number,
): string[] {
  const whose = fighter === null ? '' : ` of ${fighter.name}`;
  if (rows.every((row) => row.bouts === 0)) return [`No UFC bout${whose} in the data matches.`];
  return [
    'A finish is a KO/TKO or a submission; finish_rate is finishes divided by all bouts of the group.',
    ...(groups > rows.length ? [`${groups} groups match.`] : []),
    ...(rows.some((row) => row.key === null) ? [`A key of null: ${input.group_by} unknown.`] : []),
    `The sources name the newest ${MOST_EVENTS} events at most.`,
  ];
}
