import type { Scorecard } from '../entities/bout.entity.js';
import type { BoutData, FighterBoutData } from '../domain/bout.js';
import type { BoutResult, Coverage, MethodGroup, TitleKind, WeightClass } from '../domain/vocabulary.js';

/** A bout with its event and both sides, as {@link BOUT_COLUMNS} selects it. */
export interface BoutRow {
  boutId: string;
  sourceUrl: string;
  eventId: string;
  event: string;
  eventUrl: string | null;
  heldOn: string | null;
  location: string | null;
  weightClass: WeightClass | null;
  title: TitleKind;
  aId: string;
  aName: string;
  aResult: BoutResult;
  aCoverage: Coverage;
  bId: string;
  bName: string;
  bResult: BoutResult;
  bCoverage: Coverage;
  method: string;
  methodGroup: MethodGroup;
  methodDetail: string | null;
  round: number;
  timeSeconds: number;
  durationSeconds: number | null;
  scheduledRounds: number | null;
  referee: string | null;
  scorecards: Scorecard[];
}

export const BOUT_COLUMNS = `
  b.id AS "boutId", b.source_url AS "sourceUrl", b.event_id AS "eventId", e.name AS event,
  e.source_url AS "eventUrl", b.held_on::text AS "heldOn", e.location, b.weight_class AS "weightClass", b.title,
  pa.fighter_id AS "aId", fa.name AS "aName", pa.result AS "aResult", fa.coverage AS "aCoverage",
  pb.fighter_id AS "bId", fb.name AS "bName", pb.result AS "bResult", fb.coverage AS "bCoverage",
  b.method, b.method_group AS "methodGroup", b.method_detail AS "methodDetail", b.round,
  b.time_seconds AS "timeSeconds", b.duration_seconds AS "durationSeconds",
  b.scheduled_rounds AS "scheduledRounds", b.referee, b.scorecards`;

/** Joins of a bout `b` for {@link BOUT_COLUMNS}. */
export const BOUT_JOINS = `
  JOIN mma.events e ON e.id = b.event_id
  JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
  JOIN mma.fighters fa ON fa.id = pa.fighter_id
  JOIN mma.bout_participants pb ON pb.bout_id = b.id AND pb.corner = 'b'
  JOIN mma.fighters fb ON fb.id = pb.fighter_id`;

export function toBoutData(row: BoutRow): BoutData {
  return {
    bout_id: row.boutId,
    event_id: row.eventId,
    event: row.event,
    date: row.heldOn,
    location: row.location,
    weight_class: row.weightClass,
    title: row.title,
    fighter_a: { fighter_id: row.aId, name: row.aName, result: row.aResult },
    fighter_b: { fighter_id: row.bId, name: row.bName, result: row.bResult },
    winner: row.aResult === 'win' ? row.aName : row.bResult === 'win' ? row.bName : null,
    method: row.method,
    method_group: row.methodGroup,
    method_detail: row.methodDetail,
    round: row.round,
    time: formatTime(row.timeSeconds),
    duration_seconds: row.durationSeconds,
    scheduled_rounds: row.scheduledRounds,
    referee: row.referee,
    scorecards: row.scorecards.map(({ judge, a, b }) => ({ judge, a, b })),
  };
}

export function toFighterBoutData(row: BoutRow, fighterId: string): FighterBoutData {
  const isA = row.aId === fighterId;
  return {
    ...toBoutData(row),
    opponent: isA ? row.bName : row.aName,
    result: isA ? row.aResult : row.bResult,
  };
}

export function formatTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
