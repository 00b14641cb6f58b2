import type { CareerBout, CareerStatistics } from '../domain/career.js';

/** A side of a bout as {@link SELECT_CAREER_BOUTS} selects it. */
export type CareerBoutRow = Omit<CareerBout, 'statistics'> &
  CareerStatistics & { boutId: string; fighterId: string };

/** Sides `p` of bouts with the statistics of both. */
export const SELECT_CAREER_BOUTS = `
  SELECT p.bout_id AS "boutId", p.fighter_id AS "fighterId", p.held_on::text AS "heldOn",
         b.card_position AS "cardPosition", p.result, b.method_group AS "methodGroup", b.title,
         b.weight_class AS "weightClass", b.duration_seconds AS "durationSeconds", own.knockdowns,
         own.control_seconds AS "controlSeconds", own.submission_attempts AS "submissionAttempts",
         own.sig_strikes_landed AS "sigStrikesLanded", own.sig_strikes_attempted AS "sigStrikesAttempted",
         own.total_strikes_landed AS "totalStrikesLanded", own.takedowns_landed AS "takedownsLanded",
         own.takedowns_attempted AS "takedownsAttempted", other.sig_strikes_landed AS "opponentSigStrikesLanded",
         other.sig_strikes_attempted AS "opponentSigStrikesAttempted",
         other.takedowns_landed AS "opponentTakedownsLanded",
         other.takedowns_attempted AS "opponentTakedownsAttempted"
    FROM mma.bout_participants p
    JOIN mma.bouts b ON b.id = p.bout_id
    LEFT JOIN mma.bout_totals own ON own.bout_id = p.bout_id AND own.fighter_id = p.fighter_id
    LEFT JOIN mma.bout_totals other ON other.bout_id = p.bout_id AND other.fighter_id = p.opponent_id`;

export function toCareerBout(row: CareerBoutRow): CareerBout {
  const {
    boutId: _,
    fighterId: __,
    heldOn,
    cardPosition,
    result,
    methodGroup,
    title,
    weightClass,
    ...rest
  } = row;
  const { durationSeconds, ...statistics } = rest;
  return { heldOn, cardPosition, result, methodGroup, title, weightClass, durationSeconds, statistics };
}
