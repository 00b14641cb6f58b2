import { z } from 'zod';
import { boutSchema } from './bout.js';
import { fighterSchema } from './fighter.js';
import { boutResultSchema, type BoutResult } from './vocabulary.js';

const commonOpponentSchema = z
  .strictObject({ name: z.string(), a: z.array(boutResultSchema), b: z.array(boutResultSchema) })
  .meta({
    id: 'CommonOpponentData',
    description: 'The results of both against a third fighter, from their own side, the oldest first.',
  });
export type CommonOpponentData = z.infer<typeof commonOpponentSchema>;

export const comparisonSchema = z
  .strictObject({
    a: fighterSchema,
    b: fighterSchema,
    head_to_head: z.array(boutSchema).describe('Their bouts against each other, the newest first.'),
    common_opponents: z
      .array(commonOpponentSchema)
      .describe('Common opponents, the most recent meeting first, then by name.'),
  })
  .meta({ id: 'ComparisonData', description: '`a` and `b` are `fighter_a` and `fighter_b`.' });
export type ComparisonData = z.infer<typeof comparisonSchema>;

/** A bout of one of two fighters against an opponent whom both have met, from that fighter's side. */
export interface CommonBout {
  fighterId: string;
  opponentId: string;
  opponentName: string;
  result: BoutResult;
  heldOn: string | null;
}

/**
 * Common opponents with the results of both fighters in the order of the given bouts (the oldest first). Sorted by the
 * latest bout of either, undated last, then by name.
 */
export function listCommonOpponents(fighterAId: string, bouts: readonly CommonBout[]): CommonOpponentData[] {
  const byOpponent = new Map<string, CommonOpponentData & { lastMetOn: string }>();
  for (const { fighterId, opponentId, opponentName, result, heldOn } of bouts) {
    const entry = byOpponent.get(opponentId) ?? { name: opponentName, a: [], b: [], lastMetOn: '' };
    (fighterId === fighterAId ? entry.a : entry.b).push(result);
    if (heldOn !== null && heldOn > entry.lastMetOn) entry.lastMetOn = heldOn;
    byOpponent.set(opponentId, entry);
  }
  return [...byOpponent.values()]
    .sort((x, y) => y.lastMetOn.localeCompare(x.lastMetOn) || x.name.localeCompare(y.name))
    .map(({ name, a, b }) => ({ name, a, b }));
}
