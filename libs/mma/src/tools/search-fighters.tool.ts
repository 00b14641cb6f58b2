import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { toRecord } from '../names/fighter-name.errors.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import { fighterSearchSchema, type FighterSearchData } from '../domain/fighter.js';
import { weightClassText } from './applied-conditions.js';
import { fighterName, limit, weightClass } from './tool-input.js';
import { fighterSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const input = z.strictObject({
  query: fighterName('Whom to look for'),
  weight_class: weightClass.describe('Only fighters who have fought in this weight class.').optional(),
  limit: limit(10),
});
type Input = z.infer<typeof input>;

@Injectable()
export class SearchFightersTool implements Tool<Input, FighterSearchData[]> {
  readonly name = 'search_fighters';
  readonly description =
    'Finds fighters whose name is similar to a text, the most similar first, with their UFC record. Use it when a name may mean ' +
    'several people or is not known exactly.';
  readonly input = input;
  readonly output = z.array(fighterSearchSchema);

  constructor(
    private readonly fighters: FighterResolver,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<FighterSearchData[]>> {
    const found = await this.fighters.search(input.query, input.weight_class ?? null, signal);
    const shown = found.slice(0, input.limit);
    const data = shown.map(({ fighter, score }): FighterSearchData => ({
      fighter_id: fighter.id,
      name: fighter.name,
      nickname: fighter.nickname,
      score,
      record: toRecord(fighter),
      weight_classes: fighter.weightClasses,
      last_bout_on: fighter.lastBoutOn,
    }));
    return this.results.wrap(
      data,
      {
        rowCount: data.length,
        truncated: found.length > shown.length,
        notes: data.length === 0 ? ['No fighter in the data has a name like this.'] : [],
        applied: [
          `name like: ${input.query}`,
          ...(input.weight_class === undefined
            ? []
            : [`fighters who have fought at ${weightClassText(input.weight_class)}`]),
        ],
        fighters: shown.map(({ fighter }) => fighter),
        sources: shown.map(({ fighter }) => fighterSource(fighter)),
      },
      signal,
    );
  }
}
