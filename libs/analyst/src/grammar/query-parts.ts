import type { BoutQuery, QueryConditions } from '@app/mma/domain';
import type { QueryReading } from './query-reading.js';
import type { QuestionWords } from './question-words.js';
import type { Measured } from './read-measure.js';
import type { Outcome } from './read-outcome.js';
import type { Roles } from './read-roles.js';
import type { TokenReader } from './token-reader.js';

/** Enough for every tie that an answer names. */
export const RANKING_ROWS = 10;

export const LIST_ROWS = 100;

export interface Parts {
  conditions: QueryConditions;
  limits: Pick<BoutQuery, 'limit' | 'min_bouts' | 'min_value'>;
  roles: Roles;
  outcome: Outcome;
  measured: Measured | null;
  words: QuestionWords;
}

export type Form = Pick<QueryReading, 'form' | 'query'> & Partial<QueryReading>;

export function outcomeOf(outcome: Outcome, measured: Measured | null): Outcome {
  return measured?.result === undefined || outcome.result !== undefined
    ? outcome
    : { ...outcome, result: [measured.result] };
}

export function measureOf(
  measured: Measured | null,
): Pick<BoutQuery, 'measure' | 'statistic' | 'group_by' | 'order'> {
  if (measured === null) return {};
  const { measure, statistic, group_by: group, order } = measured;
  return {
    ...(order === undefined ? {} : { order }),
    ...(measure === undefined ? {} : { measure }),
    ...(statistic === undefined ? {} : { statistic }),
    ...(group === undefined ? {} : { group_by: group }),
  };
}

export const isMethodOnly = ({ method_group: group, method, result }: Outcome): boolean =>
  result === undefined && (group !== undefined || method !== undefined);

export const orderOf = ({ extreme }: QuestionWords): Pick<BoutQuery, 'order'> =>
  extreme === 'least' ? { order: 'asc' } : {};

/** Whether there is something to count: bouts, a result, a method. */
export function hasContent({ outcome, roles, conditions }: Parts, reader: TokenReader): boolean {
  return (
    outcome.result !== undefined ||
    outcome.method_group !== undefined ||
    outcome.method !== undefined ||
    (roles.result !== null &&
      roles.objects.length === 0 &&
      reader.has('noun', ({ noun }) => noun === 'bout')) ||
    (roles.result === 'faced' && roles.objects.length === 0 && roles.subjects.length === 1) ||
    reader.has('noun', ({ noun }) => noun === 'bout') ||
    reader.has('noun', ({ noun }) => noun === 'event') ||
    conditions.title !== undefined ||
    conditions.scheduled_rounds !== undefined
  );
}

export function isConditioned(conditions: QueryConditions): boolean {
  return Object.keys(conditions).some((key) => key !== 'from' && key !== 'to' && key !== 'nth_bout');
}

/** "X's knockouts" are wins, unless the question says how bouts ended. */
export function won(outcome: Outcome, reader: TokenReader): Outcome {
  const isEnding = reader.has('subject', ({ subject }) => subject === 'result');
  const isStoppage =
    outcome.method_group?.every((group) => group === 'ko_tko' || group === 'submission') === true;
  return isMethodOnly(outcome) && isStoppage && !isEnding ? { ...outcome, result: ['win'] } : outcome;
}

const RATES = new Set(['share', 'accuracy', 'average', 'per_15_minutes']);

const LEAST_BOUTS = 5;

/** A rate over a bout or two says nothing: rankings of rates need some bouts. */
export function withLeastBouts(query: BoutQuery): BoutQuery {
  const isRate = query.measure !== undefined && RATES.has(query.measure);
  const isRanking = query.group_by === 'fighter' && query.fighter === undefined;
  return isRate && isRanking && query.min_bouts === undefined ? { ...query, min_bouts: LEAST_BOUTS } : query;
}
