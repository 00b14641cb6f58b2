import {
  SIDE_STATISTICS,
  STATISTIC_MEASURES,
  type BoutQuery,
  type QueryConditions,
  type QueryStatistic,
} from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import { chartWords } from '../plan/show-chart.js';
import { addMonths } from './calendar.js';
import { LIST_ROWS, withLeastBouts } from './query-parts.js';
import { OUTCOME_KEYS, type QueryReading } from './query-reading.js';
import { readConditions } from './read-conditions.js';
import { readMeasure } from './read-measure.js';
import { readOutcome } from './read-outcome.js';
import { readRoles } from './read-roles.js';
import { readPeriod } from './read-time.js';
import { rewriteTokens } from './rewrite-tokens.js';
import { is, TokenReader } from './token-reader.js';

/** Conditions of which a new one replaces the old ones. */
const RIVALS: readonly (readonly (keyof QueryConditions)[])[] = [
  ['from', 'to'],
  ['city', 'country', 'event'],
  ['weight_class', 'sex'],
  ['stance'],
  ['opponent_stance', 'opponent_was'],
  ['title', 'role'],
  ['round'],
  ['scheduled_rounds'],
];
const OF_A_STATISTIC: ReadonlySet<string> = new Set(STATISTIC_MEASURES);
const LAST_PLACE = 50;

/**
 * A question that only changes the one before it: "what about welterweight?", "and since 2020?", "KO는?", "3위는?",
 * "그 다음 해는?". Null when it has words that the change does not use.
 * @param previous the query of the question before
 */
export function continueReading(
  tokens: readonly Token[],
  text: string,
  previous: QueryReading,
): QueryReading | null {
  const reader = new TokenReader(rewriteTokens(tokens));
  const excluded = readExcluded(reader);
  const shift = readShift(reader, previous.query);
  const place = readPlace(reader, previous);
  const conditions = { ...readConditions(reader, readPeriod(reader, previous.today)), ...shift };
  const roles = readRoles(reader, text);
  const outcome = readOutcome(reader, roles);
  if (outcome === null) return null;
  const measured = readMeasure(reader, outcome);
  const extreme = reader.take('extreme');
  const named = [...roles.subjects, ...roles.objects].filter((index) => !excluded.includes(index));
  // A ranking that excludes a fighter is no query.
  if (excluded.length > 0 && named.length === 0) return null;
  const side = measured === null ? reader.first('side') : undefined;
  const mirrored = side === undefined ? null : otherSide(previous.query.statistic, side.means.side);
  const asksOpponents =
    previous.form === 'figure' &&
    previous.subjects.length === 1 &&
    measured === null &&
    reader.has('noun', ({ noun }) => noun === 'opponent') &&
    reader.has('ask', ({ ask }) => ask === 'who' || ask === 'list');
  useTalk(reader);
  if (reader.unused().length > 0) return null;
  const changes = Object.keys(conditions).length + Object.keys(outcome).length + named.length;
  if (
    changes === 0 &&
    measured === null &&
    extreme === undefined &&
    place === null &&
    !asksOpponents &&
    mirrored === null &&
    chartWords(tokens).length === 0
  )
    return null;
  const query = replaceConditions(previous.query, conditions);
  const changed: BoutQuery = { ...replaceOutcome(query, outcome) };
  if (measured !== null) {
    const { result, conditions: extra, perMinute: _perMinute, isInverse: _isInverse, ...measure } = measured;
    // "And per 15 minutes?": of the same statistic.
    const keeps = measured.measure !== undefined && OF_A_STATISTIC.has(measured.measure);
    if (!keeps || measured.statistic !== undefined) delete changed.statistic;
    delete changed.order;
    // A statistic counts in all bouts, not in the wins of the question before.
    if (measured.statistic !== undefined && Object.keys(outcome).length === 0) {
      for (const key of OUTCOME_KEYS) delete changed[key];
    }
    Object.assign(changed, measure, extra);
    if (
      result !== undefined &&
      (changed.result === undefined || measured.measure?.endsWith('streak') === true)
    )
      changed.result = [result];
  }
  if (mirrored !== null) changed.statistic = mirrored;
  if (asksOpponents) Object.assign(changed, { group_by: 'opponent', measure: 'count', limit: LIST_ROWS });
  const isFigure =
    previous.form === 'claim' ||
    previous.form === 'check' ||
    previous.form === 'record' ||
    (previous.form === 'relation' && measured !== null);
  if (
    isFigure &&
    (changed.group_by === 'opponent' || changed.group_by === 'result' || previous.form === 'check')
  )
    changed.group_by = measured?.group_by ?? 'none';
  // The fastest of the bouts that were counted.
  const isOfBouts =
    previous.form === 'figure' &&
    previous.subjects.length + named.length === 0 &&
    (changed.group_by === 'bout' || changed.group_by === 'appearance');
  if (extreme !== undefined) {
    if (extreme.means.order === 'least') changed.order = 'asc';
    else delete changed.order;
  }
  return {
    ...previous,
    query: withLeastBouts(changed),
    ...(named.length === 0
      ? {}
      : {
          subjects: named,
          objects: previous.objects.length > 0 && previous.subjects.length > 0 ? [] : previous.objects,
        }),
    claimed: null,
    place,
    isNegated: false,
    candidate: null,
    perMinute: measured === null ? previous.perMinute : measured.perMinute === true,
    isInverse: measured === null ? previous.isInverse : measured.isInverse === true,
    form: asksOpponents ? 'relation' : isFigure ? 'figure' : isOfBouts ? 'ranking' : previous.form,
  };
}

/** Whether the fighters of the reading are those of the new question, not of the one before. */
export const namesFighters = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => is(token, 'fighter'));

/** "And absorbed?": the same statistic of the other side; null where it is of that side already. */
function otherSide(statistic: QueryStatistic | undefined, side: 'own' | 'opponent'): QueryStatistic | null {
  const own = SIDE_STATISTICS.find((name) => name === statistic || `opponent_${name}` === statistic);
  if (own === undefined) return null;
  const asked: QueryStatistic = side === 'own' ? own : `opponent_${own}`;
  return asked === statistic ? null : asked;
}

/** `X 말고 Y`: X does not count. */
function readExcluded(reader: TokenReader): number[] {
  const excluded: number[] = [];
  for (const not of reader.all('joint')) {
    if (not.means.joint !== 'not') continue;
    const [before, after] = [reader.near(not, -1), reader.near(not, 1)];
    const isKorean = /[가-힣]/.test(not.text);
    const whom = isKorean ? before : after;
    if (!is(whom, 'fighter')) continue;
    excluded.push(whom.means.index);
    reader.use(not, whom);
  }
  return excluded;
}

/** `the next year`, `그 전 해`: the same span before or after. */
function readShift(reader: TokenReader, { from, to }: BoutQuery): Pick<QueryConditions, 'from' | 'to'> {
  const step = reader.first('reference', ({ to: where }) => where === 'next' || where === 'previous');
  if (step === undefined || from === undefined || to === undefined || from.slice(0, 4) !== to.slice(0, 4))
    return {};
  reader.use(step);
  reader.take('noun', ({ noun }) => noun === 'year');
  const months = step.means.to === 'next' ? 12 : -12;
  return { from: addMonths(from, months), to: addMonths(to, months) };
}

/** `third from the top`, `3위는?`, `who is second?`. */
function readPlace(reader: TokenReader, previous: QueryReading): number | null {
  if (previous.form !== 'ranking') return null;
  const next = reader.first('reference', ({ to }) => to === 'next');
  if (next !== undefined && previous.query.from === undefined) {
    reader.use(next);
    return (previous.place ?? 1) + 1;
  }
  const number = reader.tokens.find(
    (token) =>
      is(token, 'number') && (token.means.ordinal === true || is(reader.near(token, 1), 'place_word')),
  );
  if (!is(number, 'number') || number.means.value > LAST_PLACE) return null;
  reader.use(number, reader.near(number, 1)?.means?.is === 'place_word' ? reader.near(number, 1) : undefined);
  reader.take('place_word');
  return number.means.value;
}

function replaceConditions(query: BoutQuery, conditions: QueryConditions): BoutQuery {
  const changed: BoutQuery = { ...query };
  for (const rivals of RIVALS) {
    if (!rivals.some((key) => conditions[key] !== undefined)) continue;
    for (const key of rivals) delete changed[key];
  }
  return { ...changed, ...conditions };
}

/** A new method keeps the result of the question before, a new result its method. */
function replaceOutcome(query: BoutQuery, outcome: Partial<BoutQuery>): BoutQuery {
  if (Object.keys(outcome).length === 0) return query;
  const changed: BoutQuery = { ...query };
  if (outcome.method_group !== undefined || outcome.method !== undefined) {
    for (const key of OUTCOME_KEYS) if (key !== 'result') delete changed[key];
  }
  return { ...changed, ...outcome };
}

/** Question words and references to what is being talked about. */
function useTalk(reader: TokenReader): void {
  // "How many ended by KO?"
  if (reader.has('method')) reader.use(...reader.all('subject').filter(({ text }) => /^end|끝/i.test(text)));
  reader.take('reference');
  reader.take('ask', ({ ask }) => ask !== 'share' && ask !== 'average' && ask !== 'age');
  reader.take('noun');
  reader.take('side');
  reader.take('joint', ({ joint }) => joint !== 'not');
  reader.take('time', ({ time }) => time === 'now' || time === 'ever');
}
