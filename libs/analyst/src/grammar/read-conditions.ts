import type { BoutQuery, QueryConditions } from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import type { Period } from './calendar.js';
import { is, type TokenOf, type TokenReader } from './token-reader.js';

const WOMEN_CLASSES: Record<
  string,
  'women_strawweight' | 'women_flyweight' | 'women_bantamweight' | 'women_featherweight'
> = {
  women_strawweight: 'women_strawweight',
  flyweight: 'women_flyweight',
  bantamweight: 'women_bantamweight',
  featherweight: 'women_featherweight',
};
/** No bout went on for more rounds since rounds are limited. */
const MOST_ROUNDS = 5;
const OLDEST = 70;
const YOUNGEST = 16;

/**
 * Reads all conditions that are said by words of their own: classes, places, titles, stances, rounds, ages. Two of one
 * kind ("Brazil or Canada") are combined where the query takes lists, else the second stays unused.
 */
export function readConditions(reader: TokenReader, period: Period | null): QueryConditions {
  const conditions: QueryConditions = {};
  if (period?.from != null) conditions.from = period.from;
  if (period?.to != null) conditions.to = period.to;
  for (const token of reader.all('condition')) merge(conditions, token.means.set, () => reader.use(token));
  if (conditions.referee !== undefined) reader.take('subject', ({ subject }) => subject === 'referee');
  readRounds(reader, conditions);
  readAges(reader, conditions);
  divideByStance(reader, conditions);
  if (conditions.sex === 'women' && conditions.weight_class !== undefined) {
    const women = conditions.weight_class.map((each) => WOMEN_CLASSES[each] ?? each);
    conditions.weight_class = women;
    if (women.every((each) => each.startsWith('women_'))) delete conditions.sex;
  }
  return conditions;
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** Adds the conditions that a word sets, unless they contradict what is set. */
export function merge(conditions: QueryConditions, set: QueryConditions, onMerged: () => void): void {
  const before: Record<string, unknown> = { ...conditions };
  const merged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(set)) {
    const known = before[key];
    if (known === undefined) merged[key] = value;
    else if (isList(known) && isList(value)) merged[key] = [...new Set([...known, ...value])];
    else if (known !== value) return;
  }
  Object.assign(conditions, merged);
  onMerged();
}

/** `third-round`, `round 3`, `in the first round`, `3라운드에`. */
function readRounds(reader: TokenReader, conditions: QueryConditions): void {
  for (const round of reader.all('noun')) {
    if (round.means.noun !== 'round') continue;
    const before = reader.near(round, -1);
    const after = reader.near(round, 1);
    const number = isRoundNumber(before, reader) ? before : isRoundNumber(after, reader) ? after : undefined;
    if (number === undefined) continue;
    conditions.round = [...(conditions.round ?? []), number.means.value];
    reader.use(round, number);
  }
}

const isRoundNumber = (token: Token | undefined, reader: TokenReader): token is TokenOf<'number'> =>
  is(token, 'number') && token.means.value >= 1 && token.means.value <= MOST_ROUNDS && !reader.isUsed(token);

/** `after 35`, `over 40`, `at 25`, `35살 이후`, `40세 이상`. */
function readAges(reader: TokenReader, conditions: QueryConditions): void {
  for (const number of reader.all('number')) {
    const { value } = number.means;
    if (value < YOUNGEST || value > OLDEST) continue;
    const [before, after, afterNext] = [-1, 1, 2].map((distance) => reader.near(number, distance));
    const unit = is(after, 'noun') && after.means.noun === 'age' ? after : undefined;
    const bound = boundOf(before) ?? boundOf(unit === undefined ? after : afterNext);
    const suffix =
      unit === undefined
        ? null
        : /이후|이상|넘어|부터/.test(unit.text)
          ? 'least'
          : /이하/.test(unit.text)
            ? 'most'
            : null;
    if (unit === undefined && (bound === null || boundOf(before) === null || isCounted(after))) continue;
    const kind = suffix ?? bound?.kind ?? null;
    if (kind === 'least') conditions.min_age = value;
    else if (kind === 'over') conditions.min_age = value;
    else if (kind === 'most') conditions.max_age = value;
    else if (kind === 'under') conditions.max_age = value - 1;
    else if (unit === undefined) continue;
    else {
      conditions.min_age = value;
      conditions.max_age = value;
    }
    reader.use(number, unit, ...(bound === null ? [] : [bound.token]));
  }
}

/** A number of bouts, wins or years is no age. */
const isCounted = (token: Token | undefined): boolean =>
  is(token, 'noun') ||
  is(token, 'result') ||
  is(token, 'time') ||
  is(token, 'statistic') ||
  is(token, 'streak') ||
  is(token, 'method');

function boundOf(
  token: Token | undefined,
): { kind: 'least' | 'most' | 'over' | 'under'; token: Token } | null {
  if (is(token, 'bound')) return { kind: token.means.bound, token };
  if (is(token, 'time')) {
    if (token.means.time === 'after' || token.means.time === 'since') return { kind: 'least', token };
    if (token.means.time === 'before') return { kind: 'under', token };
  }
  return null;
}

/** `wins against southpaws`: the stance of the opponent, not of the fighter. */
function divideByStance(reader: TokenReader, conditions: QueryConditions): void {
  for (const token of reader.tokens) {
    if (!is(token, 'condition') || token.means.set.stance === undefined) continue;
    const before = reader.near(token, -1);
    const facing =
      // "How many southpaws has X beaten": the named fighter's own stance never changes.
      (is(before, 'ask') && reader.has('fighter')) ||
      (is(before, 'joint') && before.means.joint === 'versus') ||
      (is(before, 'verb') && !reader.isUsed(before)) ||
      (is(before, 'bound') && /over/i.test(before.text));
    if (!facing || conditions.stance === undefined) continue;
    conditions.opponent_stance = conditions.stance;
    delete conditions.stance;
    if (!is(before, 'verb') && !is(before, 'ask')) reader.use(before);
  }
}

const LIMIT_WORDS = /\btop$|^탑$|상위/i;

/** `top 5`, `at least 10 fights`, `10연승 이상`. */
export function readLimits(reader: TokenReader): Pick<BoutQuery, 'limit' | 'min_bouts' | 'min_value'> {
  const limits: Pick<BoutQuery, 'limit' | 'min_bouts' | 'min_value'> = {};
  for (const number of reader.all('number')) {
    const [before, after, afterNext] = [-1, 1, 2].map((distance) => reader.near(number, distance));
    const { value } = number.means;
    if (is(before, 'extreme') && LIMIT_WORDS.test(before.text)) {
      limits.limit = value;
      reader.use(number);
      continue;
    }
    const bound = [before, after, afterNext].find(
      (token) => is(token, 'bound') && (token.means.bound === 'least' || token.means.bound === 'over'),
    );
    if (!is(bound, 'bound')) continue;
    const least = bound.means.bound === 'over' ? value + 1 : value;
    const counted = is(after, 'bound') ? afterNext : after;
    if (is(counted, 'noun') && counted.means.noun === 'bout' && reader.has('extreme')) {
      limits.min_bouts = least;
      reader.use(number, bound, counted);
    } else if (limits.min_value === undefined) {
      limits.min_value = least;
      reader.use(number, bound);
    }
  }
  return limits;
}
