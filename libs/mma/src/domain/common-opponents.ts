import type { CommonOpponentData } from './tool-data.js';
import type { BoutResult } from './vocabulary.js';

/** A bout of one of two fighters against somebody whom both have met, from that one's side. */
export interface CommonBout {
  fighterId: string;
  opponentId: string;
  opponentName: string;
  result: BoutResult;
  heldOn: string | null;
}

/**
 * Whom both have met, with the results of each in the order of the bouts given (the oldest first). The one whom
 * either met last comes first, those of unknown day last; of equals the name decides.
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
