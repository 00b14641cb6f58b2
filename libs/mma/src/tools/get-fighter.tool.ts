import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FighterResolver } from '../names/fighter-resolver.js';
import { FighterProfiles } from './fighter-profiles.js';
import { fighterSchema, type FighterData } from '../domain/fighter.js';
import { describeConditions } from './applied-conditions.js';
import { day, fighterName } from './tool-input.js';
import { ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const input = z.strictObject({
  fighter: fighterName('The fighter'),
  as_of: day(
    'Only what was known before this day: record, streaks, age and rank as they were then',
  ).optional(),
});
type Input = z.infer<typeof input>;

@Injectable()
export class GetFighterTool implements Tool<Input, FighterData> {
  readonly name = 'get_fighter';
  readonly description =
    'One fighter: UFC record, wins and losses by method, streaks, title bouts, height, reach, weight, stance, birth ' +
    'date, age, weight classes, official rank, totals and career rates, and the next bout if one is listed. All figures ' +
    'are about the UFC only.';
  readonly input = input;
  readonly output = fighterSchema;

  constructor(
    private readonly fighters: FighterResolver,
    private readonly profiles: FighterProfiles,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<FighterData>> {
    const { fighter, notes } = await this.fighters.resolve(input.fighter, signal);
    const profile = await this.profiles.read(fighter, input.as_of ?? null, signal);
    return this.results.wrap(
      profile.data,
      {
        rowCount: 1,
        notes: [...notes, ...profile.notes],
        applied: describeConditions({ fighter: fighter.name, as_of: input.as_of }),
        fighters: [fighter],
        sources: profile.sources,
      },
      signal,
    );
  }
}
