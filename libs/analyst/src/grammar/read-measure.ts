import type { BoutQuery, QueryConditions, QueryStatistic, SideStatistic } from '@app/mma/domain';
import type { Outcome } from './read-outcome.js';
import { is, type TokenOf, type TokenReader } from './token-reader.js';

/** What is measured, and how the rows are ordered. */
export type Measured = Pick<BoutQuery, 'measure' | 'statistic' | 'order' | 'group_by'> & {
  /** What must hold of the bouts for the measure to say what was asked: a fastest KO is a win. */
  result?: 'win' | 'loss';
  conditions?: Pick<QueryConditions, 'title' | 'role'>;
  /** Per minute, not per 15 minutes. */
  perMinute?: boolean;
  /** One minus the value: a defence is what the opponent missed. */
  isInverse?: boolean;
};

/** The measure of a question; null when it names none (then it counts bouts). */
export function readMeasure(reader: TokenReader, outcome: Outcome): Measured | null {
  return (
    readBody(reader) ??
    readDefence(reader) ??
    readAge(reader) ??
    readStreak(reader) ??
    readStatistic(reader) ??
    readNamedMeasure(reader) ??
    readLength(reader, outcome) ??
    readShare(reader)
  );
}

/** `youngest to win`, `how old was he when …`: the age on the day of a bout. */
function readAge(reader: TokenReader): Measured | null {
  const extreme = reader.take('superlative', ({ what }) => what === 'youngest' || what === 'oldest');
  const asked = reader.first('ask', ({ ask }) => ask === 'age');
  const champion = reader.first(
    'subject',
    ({ subject }) => subject === 'champion' || subject === 'become_champion',
  );
  const asChampion =
    champion === undefined ? {} : { result: 'win' as const, conditions: { title: ['any' as const] } };
  if (extreme !== undefined || (asked !== undefined && champion?.means.subject === 'become_champion'))
    reader.use(champion);
  if (extreme !== undefined) {
    reader.take('noun', ({ noun }) => noun === 'age');
    reader.use(asked);
    return {
      measure: extreme.means.what === 'oldest' ? 'oldest' : 'youngest',
      group_by: 'appearance',
      ...asChampion,
    };
  }
  if (asked === undefined) return null;
  reader.take('noun', ({ noun }) => noun === 'age');
  const isBoutNamed =
    champion?.means.subject === 'become_champion' ||
    reader.has('result') ||
    reader.has('verb') ||
    reader.has('condition', ({ set }) => set.nth_bout !== undefined) ||
    reader.has('superlative', ({ what }) => what === 'last') ||
    reader.has('event');
  if (!isBoutNamed) return null;
  reader.use(asked);
  const isLast = reader.take('superlative', ({ what }) => what === 'last') !== undefined;
  const isFirst =
    reader.take('number', ({ value, ordinal }) => value === 1 && ordinal === true) !== undefined;
  reader.take('subject', ({ subject }) => subject === 'when');
  reader.take('reference', ({ to }) => to === 'person');
  // The first win is the one at the youngest age, the last at the oldest.
  const winsTitle = champion?.means.subject === 'become_champion' ? asChampion : {};
  return { measure: isLast && !isFirst ? 'oldest' : 'youngest', group_by: 'appearance', ...winsTitle };
}

function readStreak(reader: TokenReader): Measured | null {
  const streaks = reader.all('streak');
  const [streak] = streaks;
  if (streak === undefined) return null;
  reader.use(...streaks);
  const isActive = reader.take('limit') !== undefined;
  const isCurrent =
    streaks.some(({ means }) => means.current) ||
    reader.has('time', ({ time }) => time === 'now') ||
    isActive;
  reader.take('superlative', ({ what }) => what === 'longest');
  reader.take('time', ({ time }) => time === 'now');
  const result = streaks.map(({ means }) => means.result).find((each) => each !== undefined);
  const defences = reader.take('measure', ({ measure }) => measure === 'title_defences');
  return {
    measure: isCurrent ? 'current_streak' : 'longest_streak',
    ...(result === undefined ? {} : { result }),
    ...(defences === undefined
      ? {}
      : {
          result: 'win' as const,
          conditions: { title: ['undisputed' as const], role: 'champion' as const },
        }),
  };
}

function readStatistic(reader: TokenReader): Measured | null {
  const statistic = reader.first('statistic');
  if (statistic === undefined) return null;
  reader.use(statistic);
  const sides = reader.all('side');
  const suffered = reader.take('suffered');
  reader.use(...sides);
  reader.take('noun', ({ noun }) => noun === 'opponent' || noun === 'times' || noun === 'time');
  const isOpponent = suffered !== undefined || sides.some(({ means }) => means.side === 'opponent');
  const { statistic: name } = statistic.means;
  const measured: QueryStatistic = isOpponent && isSide(name) ? `opponent_${name}` : name;
  const average = reader.take('ask', ({ ask }) => ask === 'average');
  const rate = reader.take(
    'measure',
    ({ measure }) => measure === 'accuracy' || measure === 'per_15_minutes',
  );
  const single = reader.take('single_bout') ?? boutAtEnd(reader);
  const isPerMinute =
    rate !== undefined && /minute|min\b|분당/i.test(rate.text) && !/15|fifteen/i.test(rate.text);
  if (rate !== undefined)
    return { measure: rate.means.measure, statistic: measured, ...(isPerMinute ? { perMinute: true } : {}) };
  if (average !== undefined) return { measure: 'average', statistic: measured };
  if (single !== undefined) {
    const isLeast = reader.has('extreme', ({ order }) => order === 'least');
    return { measure: isLeast ? 'minimum' : 'maximum', statistic: measured, group_by: 'appearance' };
  }
  return { measure: 'sum', statistic: measured };
}

/** "유효타를 제일 많이 맞힌 경기": a bout is asked for, not a total. */
function boutAtEnd(reader: TokenReader): TokenOf<'noun'> | undefined {
  const last = reader.tokens.findLast((token) => !is(token, 'ask'));
  const isKorean = last !== undefined && /[가-힣]/.test(last.text);
  const isWho = reader.has('noun', ({ noun }) => noun === 'fighter') || reader.has('fighter');
  return isKorean && !isWho && is(last, 'noun') && last.means.noun === 'bout' && reader.has('extreme')
    ? last
    : undefined;
}

const isSide = (name: QueryStatistic): name is SideStatistic =>
  !name.startsWith('opponent_') && name !== 'fight_seconds';

function readNamedMeasure(reader: TokenReader): Measured | null {
  const named = reader.take('measure');
  if (named === undefined) return null;
  reader.take('noun', ({ noun }) => noun === 'title' || noun === 'times');
  return { measure: named.means.measure };
}

/** `takedown defence`, `striking defence`: what the opponent missed, in a ranking or a comparison. */
function readDefence(reader: TokenReader): Measured | null {
  const rate = reader.first('subject', ({ subject }) => subject === 'career_rate');
  const ranks = reader.first('extreme') ?? reader.first('comparative');
  if (rate === undefined || ranks === undefined) return null;
  reader.use(rate);
  reader.take('ask', ({ ask }) => ask === 'share');
  const isTakedown = /take|td|테이크|테익/i.test(rate.text);
  const isBest = !(is(ranks, 'extreme') && ranks.means.order === 'least');
  return {
    measure: 'accuracy',
    statistic: isTakedown ? 'opponent_takedowns_landed' : 'opponent_sig_strikes_landed',
    order: isBest ? 'asc' : 'desc',
    isInverse: true,
  };
}

/** `fastest KO`, `longest fight`, average length. */
function readLength(reader: TokenReader, outcome: Outcome): Measured | null {
  const extreme = reader.take(
    'superlative',
    ({ what }) => what === 'fastest' || what === 'slowest' || what === 'longest' || what === 'shortest',
  );
  const average = extreme === undefined ? reader.first('ask', ({ ask }) => ask === 'average') : undefined;
  if (extreme === undefined && average === undefined) return null;
  const isTimed =
    reader.has('noun', ({ noun }) => noun === 'time') || reader.has('ask', ({ ask }) => ask === 'amount');
  if (average !== undefined) {
    if (!isTimed && !reader.has('subject', ({ subject }) => subject === 'duration')) return null;
    reader.use(average);
    reader.take('noun', ({ noun }) => noun === 'time');
    reader.take('subject', ({ subject }) => subject === 'duration');
    return { measure: 'average', statistic: 'fight_seconds' };
  }
  reader.take('noun', ({ noun }) => noun === 'time');
  reader.take('subject', ({ subject }) => subject === 'duration');
  reader.take('extreme');
  const decided = outcome.method_group !== undefined || outcome.method !== undefined;
  const isShort = extreme?.means.what === 'fastest' || extreme?.means.what === 'shortest';
  return {
    measure: isShort ? 'shortest' : 'longest',
    group_by: decided || outcome.result !== undefined ? 'appearance' : 'bout',
    ...(decided && outcome.result === undefined ? { result: 'win' as const } : {}),
  };
}

function readShare(reader: TokenReader): Measured | null {
  return reader.take('ask', ({ ask }) => ask === 'share') === undefined ? null : { measure: 'share' };
}

/** `tallest`, `longest reach`. */
function readBody(reader: TokenReader): Measured | null {
  const body = reader.first('subject', ({ subject }) => subject === 'reach' || subject === 'height');
  const extreme = reader.first(
    'superlative',
    ({ what }) =>
      what === 'tallest' ||
      what === 'smallest' ||
      (body !== undefined && (what === 'longest' || what === 'shortest')),
  );
  const most = body === undefined ? undefined : reader.first('extreme');
  if (extreme === undefined && most === undefined) return null;
  reader.use(body, extreme);
  const champion = reader.first('subject', ({ subject }) => subject === 'champion');
  reader.use(champion);
  const least =
    extreme?.means.what === 'shortest' || extreme?.means.what === 'smallest' || most?.means.order === 'least';
  return {
    measure: body?.means.subject === 'reach' ? 'reach_cm' : 'height_cm',
    ...(champion === undefined ? {} : { result: 'win' as const, conditions: { title: ['any' as const] } }),
    ...(least ? { order: 'asc' as const } : {}),
  };
}
