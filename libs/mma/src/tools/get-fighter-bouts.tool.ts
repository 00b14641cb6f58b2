import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FighterResolver } from '../names/fighter-resolver.js';
import { toFighterBoutData } from '../repositories/bout-view.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { fighterBoutSchema, type FighterBoutData } from '../domain/bout.js';
import { describeConditions } from './applied-conditions.js';
import {
  boutResult,
  fighterName,
  fromDay,
  isOrderedRange,
  limit,
  methodGroup,
  offset,
  ORDERED_RANGE,
  toDay,
  weightClass,
} from './tool-input.js';
import { boutSource, fighterSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const input = z
  .strictObject({
    fighter: fighterName('Whose bouts'),
    opponent: fighterName('Only bouts against this fighter').optional(),
    result: boutResult.optional(),
    method_group: methodGroup.optional(),
    weight_class: weightClass.optional(),
    title_only: z
      .boolean()
      .default(false)
      .describe('Only undisputed and interim championship bouts; tournament finals are none.'),
    from: fromDay,
    to: toDay,
    order: z.enum(['newest', 'oldest']).default('newest').describe('Which bouts come first.'),
    limit: limit(20),
    offset,
  })
  .refine(isOrderedRange, ORDERED_RANGE);
type Input = z.infer<typeof input>;

@Injectable()
export class GetFighterBoutsTool implements Tool<Input, FighterBoutData[]> {
  readonly name = 'get_fighter_bouts';
  readonly description =
    "One fighter's UFC bouts with opponent and result from that fighter's side, filtered and in order of time. Use it " +
    'for the last, first or n-th fight, and with `opponent` for what happened between two fighters.';
  readonly input = input;
  readonly output = z.array(fighterBoutSchema);

  constructor(
    private readonly fighters: FighterResolver,
    private readonly bouts: BoutRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<FighterBoutData[]>> {
    const { fighter, opponent, notes } = await this.resolve(input, signal);
    const { rows, total } = await this.bouts.findByFighter(
      {
        fighterId: fighter.id,
        opponentId: opponent?.id ?? null,
        result: input.result ?? null,
        methodGroup: input.method_group ?? null,
        weightClass: input.weight_class ?? null,
        titleOnly: input.title_only,
        from: input.from ?? null,
        to: input.to ?? null,
      },
      { order: input.order, limit: input.limit, offset: input.offset },
      signal,
    );
    const truncated = total > input.offset + rows.length;
    return this.results.wrap(
      rows.map((row) => toFighterBoutData(row, fighter.id)),
      {
        rowCount: rows.length,
        truncated,
        notes: [...notes, ...listNotes(fighter, opponent, total, rows.length)],
        applied: describeConditions({ ...input, fighter: fighter.name, opponent: opponent?.name }),
        fighters: opponent === null ? [fighter] : [fighter, opponent],
        sources: [fighterSource(fighter), ...rows.map(boutSource)],
      },
      signal,
    );
  }

  private async resolve(
    input: Input,
    signal: AbortSignal,
  ): Promise<{ fighter: FighterRow; opponent: FighterRow | null; notes: string[] }> {
    if (input.opponent === undefined) {
      return { ...(await this.fighters.resolve(input.fighter, signal)), opponent: null };
    }
    const { pair, notes } = await this.fighters.resolvePair([input.fighter, input.opponent], signal);
    return { fighter: pair[0], opponent: pair[1], notes };
  }
}

function listNotes(fighter: FighterRow, opponent: FighterRow | null, total: number, shown: number): string[] {
  if (total > shown) return [`${total} bouts match.`];
  if (total > 0) return [];
  return opponent === null
    ? [`No UFC bout of ${fighter.name} in the data matches.`]
    : [`No UFC bout between ${fighter.name} and ${opponent.name} in the data matches.`];
}
