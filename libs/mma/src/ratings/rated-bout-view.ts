import { dayNumber, type RatedBout, type RatedSide } from './rated-bout.js';

type Prefixed<Shape, Prefix extends string> = {
  [Key in keyof Shape & string as `${Prefix}${Capitalize<Key>}`]: Shape[Key];
};

type SideColumns = { fighterId: string; bornOn: string | null } & Omit<RatedSide['body'], 'bornDay'> &
  RatedSide['statistics'];

/** A bout as {@link SELECT_RATED_BOUTS} selects it. */
export type RatedBoutRow = Omit<RatedBout, 'day' | 'a' | 'b'> &
  Prefixed<SideColumns, 'a'> &
  Prefixed<SideColumns, 'b'>;

const STATISTICS = {
  Knockdowns: 'knockdowns',
  SigStrikesLanded: 'sig_strikes_landed',
  SigStrikesAttempted: 'sig_strikes_attempted',
  TakedownsLanded: 'takedowns_landed',
  TakedownsAttempted: 'takedowns_attempted',
  SubmissionAttempts: 'submission_attempts',
  ControlSeconds: 'control_seconds',
};

const columnsOf = (side: 'a' | 'b', prefix: string): string =>
  Object.entries(STATISTICS)
    .map(([name, column]) => `p.${prefix}${column} AS "${side}${name}"`)
    .join(', ');

/** Dated bouts from the side `p`, in the order of time. */
export const selectRatedBouts = (condition: string): string => `
  SELECT p.bout_id AS "boutId", p.held_on::text AS "heldOn", p.bout_order AS "order", p.result, p.method,
         p.method_group AS "methodGroup", p.duration_seconds AS "durationSeconds",
         p.weight_class AS "weightClass", p.sex,
         p.fighter_id AS "aFighterId", fa.born_on::text AS "aBornOn", fa.height_cm AS "aHeightCm",
         fa.reach_cm AS "aReachCm", p.stance AS "aStance", ${columnsOf('a', '')},
         p.opponent_id AS "bFighterId", fb.born_on::text AS "bBornOn", fb.height_cm AS "bHeightCm",
         fb.reach_cm AS "bReachCm", p.opponent_stance AS "bStance", ${columnsOf('b', 'opponent_')}
    FROM mma.appearances p
    JOIN mma.fighters fa ON fa.id = p.fighter_id
    JOIN mma.fighters fb ON fb.id = p.opponent_id
   WHERE p.held_on IS NOT NULL AND ${condition}
   ORDER BY p.bout_order`;

export function toRatedBout(row: RatedBoutRow): RatedBout {
  return {
    boutId: row.boutId,
    heldOn: row.heldOn,
    day: dayNumber(row.heldOn),
    order: row.order,
    result: row.result,
    method: row.method,
    methodGroup: row.methodGroup,
    durationSeconds: row.durationSeconds,
    weightClass: row.weightClass,
    sex: row.sex,
    a: {
      fighterId: row.aFighterId,
      body: {
        bornDay: row.aBornOn === null ? null : dayNumber(row.aBornOn),
        heightCm: row.aHeightCm,
        reachCm: row.aReachCm,
        stance: row.aStance,
      },
      statistics: {
        knockdowns: row.aKnockdowns,
        sigStrikesLanded: row.aSigStrikesLanded,
        sigStrikesAttempted: row.aSigStrikesAttempted,
        takedownsLanded: row.aTakedownsLanded,
        takedownsAttempted: row.aTakedownsAttempted,
        submissionAttempts: row.aSubmissionAttempts,
        controlSeconds: row.aControlSeconds,
      },
    },
    b: {
      fighterId: row.bFighterId,
      body: {
        bornDay: row.bBornOn === null ? null : dayNumber(row.bBornOn),
        heightCm: row.bHeightCm,
        reachCm: row.bReachCm,
        stance: row.bStance,
      },
      statistics: {
        knockdowns: row.bKnockdowns,
        sigStrikesLanded: row.bSigStrikesLanded,
        sigStrikesAttempted: row.bSigStrikesAttempted,
        takedownsLanded: row.bTakedownsLanded,
        takedownsAttempted: row.bTakedownsAttempted,
        submissionAttempts: row.bSubmissionAttempts,
        controlSeconds: row.bControlSeconds,
      },
    },
  };
}
