import { Injectable } from '@nestjs/common';
import { z } from 'zod';

import { RankingRepository, type RankingReach } from '../repositories/ranking.repository.js';
import { RANKING_LISTS, type RankingList } from '../domain/vocabulary.js';
import { howToLoad } from '../repositories/data-hint.js';
import { parseRankingList, rankingsSchema, type RankingsData } from '../domain/ranking.js';
import { weightClassText } from './applied-conditions.js';
import { day } from './tool-input.js';
import { ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const LONGEST_LIST = 60;

const input = z.strictObject({
  weight_class: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_LIST)
    .refine((text) => parseRankingList(text) !== null, {
      message: `must be one of ${RANKING_LISTS.join(', ')}`,
    })
    .describe(`Which list: ${RANKING_LISTS.join(', ')}. Default: all lists of the day.`)
    .optional(),
  as_of: day('The newest list on or before this day; default: the newest of all').optional(),
});
type Input = z.infer<typeof input>;

@Injectable()
export class GetRankingsTool implements Tool<Input, RankingsData> {
  readonly name = 'get_rankings';
  readonly description =
    "The official UFC rankings of a day: one division's list, a pound-for-pound list, or all of them. Rank 0 is the " +
    'champion; pound-for-pound lists begin at 1. Notes say which days the rankings reach.';
  readonly input = input;
  readonly output = rankingsSchema;

  constructor(
    private readonly rankings: RankingRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<RankingsData>> {
    const list = input.weight_class === undefined ? null : parseRankingList(input.weight_class);
    const asOf = input.as_of ?? null;
    const rows = await this.rankings.findLists(list, asOf, signal);
    const reach = await this.rankings.findReach(list, signal);
    const date = rows[0]?.listedOn ?? null;
    const lists = [...new Set(rows.map((row) => row.list))];
    return this.results.wrap(
      {
        date,
        rankings: rows.map((row) => ({
          weight_class: row.list,
          rank: row.rank,
          name: row.name,
          fighter_id: row.fighterId,
        })),
      },
      {
        rowCount: rows.length,
        notes: listNotes(list, asOf, reach, date),
        applied: [
          ...(list === null ? [] : [`list: ${weightClassText(list)}`]),
          ...(asOf === null ? [] : [`newest list on or before ${asOf}`]),
        ],
        needsEverything: reach === null,
        sources: lists.map((each) => ({
          kind: 'ranking',
          id: `${each}:${date ?? ''}`,
          label: `Official UFC rankings, ${each}, ${date ?? ''}`,
          url: null,
        })),
      },
      signal,
    );
  }
}

/** The available days, and why a result is empty. */
export function listNotes(
  list: RankingList | null,
  asOf: string | null,
  reach: RankingReach | null,
  date: string | null,
): string[] {
  const what = list === null ? 'Official UFC rankings' : `Official UFC rankings of ${list}`;
  if (reach === null) return [`${what} are not in the data. ${howToLoad()}`];
  const span = `${what} in the data reach from ${reach.first} to ${reach.last}.`;
  if (date === null && asOf !== null) return [`There is no list on or before ${asOf}.`, span];
  return [span];
}
