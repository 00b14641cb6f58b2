import type { BoutData, BoutExampleData } from '@app/mma/domain';

/** A bout that an answer told of. */
export interface SpokenBout {
  boutId: string;
  /** The one who was asked about; of a bout as a whole its winner. */
  fighter: SpokenFighter;
  opponent: SpokenFighter;
  /** Whether "he" is the fighter; else it may be either of the two. */
  isSided: boolean;
}

export interface SpokenFighter {
  fighterId: string;
  name: string;
}

/** @param own name of the fighter who was asked about; null for the bout as a whole */
export function spokenBout(
  { bout_id: boutId, fighter_a: a, fighter_b: b, winner }: BoutData,
  own: string | null,
): SpokenBout {
  const isFirst = (own ?? winner ?? a.name) === a.name;
  const [fighter, opponent] = isFirst ? [a, b] : [b, a];
  return {
    boutId,
    fighter: { fighterId: fighter.fighter_id, name: fighter.name },
    opponent: { fighterId: opponent.fighter_id, name: opponent.name },
    isSided: own !== null,
  };
}

export const spokenExample = (example: BoutExampleData, isSided: boolean): SpokenBout => ({
  boutId: example.bout_id,
  fighter: { fighterId: example.fighter_id, name: example.fighter },
  opponent: { fighterId: example.opponent_id, name: example.opponent },
  isSided,
});
