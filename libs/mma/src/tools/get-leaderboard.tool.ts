import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { boutMetric, isBoutMetric } from '../domain/bout-metrics.js';
import { careerMetric, isCareerMetric, type CareerMetric } from '../domain/career-metrics.js';
import { METRIC_NAMES } from '../domain/metric-registry.js';
import { Calendar } from '../domain/calendar.js';
import { round } from '../domain/career-rates.js';
import { toBoutData } from '../repositories/bout-view.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import {
  LeaderboardRepository,
  type LeaderboardFilter,
  type LeaderboardRow,
} from '../figures/leaderboard.repository.js';
import { leaderboardSchema, type LeaderboardData } from '../domain/leaderboard.js';
import { describeConditions } from './applied-conditions.js';
import { fromDay, isOrderedRange, limit, ORDERED_RANGE, toDay, weightClass } from './tool-input.js';
import { boutSource, ToolResults } from './tool-results.js';
import { ToolError, type ToolResult } from '../domain/tool-result.js';
import { type Tool, type ToolContext } from './tool.js';

/** Rows read after the limit to detect ties. */
const TIE_LOOKAHEAD = 10;
const MOST_BOUTS = 1000;

const input = z
  .strictObject({
    metric: z.enum(METRIC_NAMES).describe('What is compared.'),
    scope: z
      .enum(['career', 'bout'])
      .describe(
        'Over careers, or the best single bouts. Default: career, or bout for metrics that exist only there.',
      )
      .optional(),
    weight_class: weightClass.optional(),
    from: fromDay,
    to: toDay,
    min_bouts: z
      .int()
      .min(0)
      .max(MOST_BOUTS)
      .describe(
        'Only fighters with at least so many bouts (inside the other filters). Default: 0, or for rates the least ' +
          'that says something; the notes say which.',
      )
      .optional(),
    order: z
      .enum(['desc', 'asc'])
      .default('desc')
      .describe('Largest values first, or smallest. The fastest_… metrics always begin with the fastest.'),
    limit: limit(10),
  })
  .refine(isOrderedRange, ORDERED_RANGE)
  .superRefine(({ metric, scope }, context) => {
    if (scope === undefined || (scope === 'bout' ? isBoutMetric(metric) : isCareerMetric(metric))) return;
    const other = scope === 'bout' ? 'career' : 'bout';
    context.addIssue({ code: 'custom', path: ['metric'], message: `exists only in scope ${other}` });
  });
type Input = z.infer<typeof input>;

@Injectable()
export class GetLeaderboardTool implements Tool<Input, LeaderboardData[]> {
  readonly name = 'get_leaderboard';
  readonly description =
    'Who has the most (or least, longest, fastest) of something in the UFC, over careers or in a single bout, of all ' +
    'time or inside a weight class and dates. Ties share a rank. Notes say how the metric is counted.';
  readonly input = input;
  readonly output = z.array(leaderboardSchema);

  constructor(
    private readonly leaderboards: LeaderboardRepository,
    private readonly bouts: BoutRepository,
    private readonly calendar: Calendar,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<LeaderboardData[]>> {
    const filter: LeaderboardFilter = {
      weightClass: input.weight_class ?? null,
      from: input.from ?? null,
      to: input.to ?? null,
      minBouts: input.min_bouts ?? 0,
      minAttempts: 0,
      order: input.order,
      limit: input.limit + TIE_LOOKAHEAD,
      today: this.calendar.today(),
    };
    const { metric } = input;
    if (input.scope !== 'bout' && isCareerMetric(metric)) {
      const { formula, unit, ...sampled } = careerMetric(metric);
      const sample = applyMinimum(sampled, filter, input.min_bouts);
      const rows = await this.leaderboards.rankCareers(metric, { ...filter, ...sample.filter }, signal);
      const applied = ['scope: career', ...describeMinimum(sample.filter)];
      return this.answer(input, rows, [`${metric} (${unit}): ${formula}.`, ...sample.notes], applied, signal);
    }
    if (!isBoutMetric(metric))
      throw new ToolError('invalid_arguments', `${metric} exists only in scope career.`);
    const { formula, unit } = boutMetric(metric);
    const rows = await this.leaderboards.rankBouts(metric, filter, signal);
    const applied = ['scope: bout', ...describeMinimum(filter)];
    return this.answer(input, rows, [`${metric} (${unit}): ${formula}.`], applied, signal);
  }

  private async answer(
    input: Input,
    rows: LeaderboardRow[],
    notes: string[],
    applied: string[],
    signal: AbortSignal,
  ): Promise<ToolResult<LeaderboardData[]>> {
    const shown = rows.slice(0, input.limit);
    const ids = shown.flatMap((row) => row.boutId ?? []);
    const bouts = new Map(
      (ids.length === 0 ? [] : await this.bouts.findByIds(ids, signal)).map((bout) => [bout.boutId, bout]),
    );
    const data = shown.map((row): LeaderboardData => {
      const bout = row.boutId === null ? undefined : bouts.get(row.boutId);
      return {
        rank: row.rank,
        fighter_id: row.fighterId,
        name: row.name,
        value: round(row.value, 4),
        bouts: row.bouts,
        ...(row.boutId === null ? { last_bout_on: row.lastBoutOn } : {}),
        ...(bout === undefined ? {} : { bout: toBoutData(bout) }),
      };
    });
    return this.results.wrap(
      data,
      {
        rowCount: data.length,
        truncated: rows.length > data.length,
        notes: [...notes, ...describeTies(rows, shown)],
        applied: [`metric: ${input.metric}`, ...applied, ...describeConditions(input)],
        needsEverything: true,
        sources: shown.map((row) => {
          const bout = row.boutId === null ? undefined : bouts.get(row.boutId);
          if (bout !== undefined) return boutSource(bout);
          return { kind: 'fighter', id: row.fighterId, label: row.name, url: row.sourceUrl };
        }),
      },
      signal,
    );
  }
}

/** The minimum sample of a rate, unless `min_bouts` was given, and the note about it. */
function applyMinimum(
  metric: Pick<CareerMetric, 'minimum' | 'attemptsLabel'>,
  filter: LeaderboardFilter,
  asked: number | undefined,
): { filter: { minBouts: number; minAttempts: number }; notes: string[] } {
  const { minimum } = metric;
  if (asked !== undefined) {
    const notes = asked > 0 ? [`Of fighters with at least ${asked} bouts.`] : [];
    return { filter: { minBouts: asked, minAttempts: 0 }, notes };
  }
  if (minimum === undefined) return { filter: { minBouts: 0, minAttempts: 0 }, notes: [] };
  const inRange = filter.from !== null || filter.to !== null;
  const minBouts = inRange ? minimum.boutsInRange : minimum.bouts;
  const minAttempts = inRange ? minimum.attemptsInRange : minimum.attempts;
  const attempts = metric.attemptsLabel === undefined ? '' : ` and ${minAttempts} ${metric.attemptsLabel}`;
  return {
    filter: { minBouts, minAttempts },
    notes: [`Of fighters with at least ${minBouts} bouts${attempts}.`],
  };
}

const describeMinimum = ({ minBouts, minAttempts }: { minBouts: number; minAttempts: number }): string[] => [
  ...(minBouts > 0 ? [`at least ${minBouts} bouts`] : []),
  ...(minAttempts > 0 ? [`at least ${minAttempts} attempts`] : []),
];

/** Names fighters with the last shown rank beyond the limit. */
function describeTies(rows: readonly LeaderboardRow[], shown: readonly LeaderboardRow[]): string[] {
  const last = shown.at(-1);
  if (last === undefined) return ['Nothing in the data matches.'];
  const tied = rows.slice(shown.length).filter((row) => row.rank === last.rank);
  if (tied.length === 0) return [];
  const more = tied.length === TIE_LOOKAHEAD ? ' and perhaps more' : '';
  return [`Also at rank ${last.rank}: ${tied.map((row) => row.name).join(', ')}${more}.`];
}
