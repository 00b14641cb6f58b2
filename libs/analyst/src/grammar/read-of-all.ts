import type { BoutQuery, QueryGroup } from '@app/mma/domain';
import {
  type Form,
  hasContent,
  isMethodOnly,
  LIST_ROWS,
  measureOf,
  orderOf,
  outcomeOf,
  type Parts,
  RANKING_ROWS,
} from './query-parts.js';
import type { QuestionWords } from './question-words.js';
import type { Measured } from './read-measure.js';
import type { Token } from '../lexicon/token.js';
import { is, type TokenReader } from './token-reader.js';

/** No fighter is named. */
export function readOfAll(parts: Parts, reader: TokenReader): Form | null {
  const { conditions, limits, outcome, measured, words } = parts;
  // "Who has never lost?": those without a row cannot be listed.
  if (words.isNegated && (words.asksWho || words.extreme !== null)) return null;
  const base: BoutQuery = { ...conditions, ...outcomeOf(outcome, measured), ...limits };
  const ranks = words.extreme !== null || isOrderedByItself(measured) || limits.min_value !== undefined;
  if (measured?.measure === 'share' && words.group === null && !ranks) {
    return { form: 'figure', query: { ...base, group_by: 'none', measure: 'share' } };
  }
  const referee =
    conditions.referee === undefined && ranks
      ? reader.first('subject', ({ subject }) => subject === 'referee')
      : undefined;
  if (referee !== undefined) {
    reader.use(referee);
    reader.take('group');
    // A referee stops a bout: neither side's win.
    const { result: _result, ...bouts } = base;
    return {
      form: 'ranking',
      query: {
        ...(outcome.method_group === undefined ? base : bouts),
        ...measureOf(measured ?? { measure: 'count' }),
        group_by: 'referee',
        ...orderOf(words),
        limit: RANKING_ROWS,
      },
    };
  }
  if (words.group !== null && (!words.asksWho || words.asksEach)) {
    if (!ranks && !words.asksEach) return null;
    // "제일 낮은 체급은?" says nothing of what is counted.
    if (
      ranks &&
      !words.asksEach &&
      measured === null &&
      !hasContent(parts, reader) &&
      Object.keys(conditions).length === 0
    )
      return null;
    reader.take('group');
    const measure = measureOf(measured ?? countOf(reader));
    // A referee stops a bout: neither side's win.
    const { result: _result, ...bouts } = base;
    const isOfEndings = outcome.method_group !== undefined && words.group === 'referee';
    return {
      form: ranks ? 'ranking' : 'breakdown',
      query: {
        ...(isOfEndings ? bouts : base),
        ...measure,
        group_by: words.group,
        ...(ranks ? groupOrderOf(words) : {}),
        limit: ranks ? RANKING_ROWS : LIST_ROWS,
      },
    };
  }
  if (ranks) return readRanking(base, parts, reader);
  const champions = reader.first('subject', ({ subject }) => subject === 'champion');
  if (
    words.asksCount &&
    champions !== undefined &&
    measured === null &&
    conditions.weight_class !== undefined
  ) {
    reader.use(champions);
    const won = { title: ['undisputed' as const], result: ['win' as const] };
    return { form: 'figure', query: { ...base, ...won, measure: 'fighters', group_by: 'none' } };
  }
  if (words.asksCount && asksFighters(reader) && (measured === null || measured.measure === 'opponents')) {
    return hasContent(parts, reader) || Object.keys(conditions).length > 0
      ? { form: 'figure', query: { ...base, measure: 'fighters', group_by: 'none' } }
      : null;
  }
  if (words.asksCount || measured?.measure === 'average') {
    if (measured === null && !hasContent(parts, reader)) return null;
    return {
      form: 'figure',
      query: { ...base, ...measureOf(measured ?? countOf(reader)), group_by: 'none' },
    };
  }
  return readList(base, parts, reader);
}

export function readRanking(base: BoutQuery, parts: Parts, reader: TokenReader): Form | null {
  const { measured, words, limits, outcome } = parts;
  const group: QueryGroup = measured?.group_by ?? (isAboutEvents(parts, reader) ? 'event' : 'fighter');
  if (measured === null && !hasContent(parts, reader)) return null;
  // The least number would be of the counted bouts (losses), not of all bouts: the query cannot say that.
  if (limits.min_bouts !== undefined && measured === null && outcome.result !== undefined) return null;
  // "Most knockouts" are wins.
  const result = base.result ?? (isMethodOnly(outcome) && group === 'fighter' ? ['win' as const] : undefined);
  return {
    form: 'ranking',
    query: {
      measure: 'count',
      ...base,
      ...(result === undefined ? {} : { result }),
      ...measureOf(measured),
      group_by: group,
      ...(measured?.order === undefined ? orderOf(words) : {}),
      limit: Math.min(
        Math.max(limits.limit ?? 0, limits.min_value === undefined ? RANKING_ROWS : LIST_ROWS),
        LIST_ROWS,
      ),
    },
  };
}

/** Conditions that make a list of bouts short enough to be read. */
const LEAST_CONDITIONS = 2;
const BOUTS = /(?:fights?|bouts?|전|경기)$/i;

function readList(base: BoutQuery, parts: Parts, reader: TokenReader): Form | null {
  const { words, outcome, conditions, measured } = parts;
  if (measured !== null) return null;
  const champions = reader.first('subject', ({ subject }) => subject === 'champion');
  if (champions !== undefined && (conditions.stance !== undefined || conditions.sex !== undefined)) {
    reader.use(champions);
    return {
      form: 'ranking',
      query: {
        ...base,
        title: ['any'],
        result: ['win'],
        group_by: 'fighter',
        measure: 'count',
        min_value: 1,
        limit: LIST_ROWS,
      },
    };
  }
  const isNarrow =
    outcome.result !== undefined ||
    outcome.method_group !== undefined ||
    conditions.title !== undefined ||
    // "Fights in Brazil that ended in the first round".
    Object.keys(conditions).length >= LEAST_CONDITIONS;
  const names =
    reader.has('noun', ({ noun }) => noun === 'bout') ||
    // "Title fights" is one word of the lexicon.
    reader.tokens.some(
      (token) => is(token, 'condition') && token.means.set.title !== undefined && BOUTS.test(token.text),
    ) ||
    outcome.result?.[0] === 'draw' ||
    outcome.result?.[0] === 'no_contest';
  if (!isNarrow || !(names || words.asksList)) return null;
  return {
    form: 'list',
    query: {
      ...base,
      group_by: outcome.result?.[0] === 'win' || outcome.result?.[0] === 'loss' ? 'appearance' : 'bout',
      measure: 'count',
      limit: 20,
    },
  };
}

const SELF_ORDERED = new Set([
  'youngest',
  'oldest',
  'shortest',
  'longest',
  'longest_streak',
  'current_streak',
  'champion_days',
  'height_cm',
  'reach_cm',
]);

const isOrderedByItself = (measured: Measured | null): boolean =>
  measured?.measure !== undefined && SELF_ORDERED.has(measured.measure);

/** Rows per year or round come by their key unless an order is asked for. */
const groupOrderOf = ({ extreme }: QuestionWords): Pick<BoutQuery, 'order'> => ({
  order: extreme === 'least' ? 'asc' : 'desc',
});

const isAboutEvents = ({ outcome }: Parts, reader: TokenReader): boolean =>
  outcome.result === undefined && reader.has('group', ({ group }) => group === 'event');

/** "How many fighters …", "선수 몇 명": persons, not bouts. */
const asksFighters = (reader: TokenReader): boolean =>
  reader.tokens.some(
    (token) =>
      (is(token, 'ask') && token.means.ask === 'count' && /명/.test(token.text)) ||
      (is(token, 'ask') &&
        token.means.ask === 'count' &&
        isFighters(reader.near(token, 1)) &&
        /^how many|^number of/i.test(token.text)),
  );

const isFighters = (token: Token | undefined): boolean =>
  (is(token, 'noun') && token.means.noun === 'fighter') ||
  (is(token, 'measure') && token.means.measure === 'opponents' && /fighters/i.test(token.text));

/** Events where only they are named, else bouts. */
function countOf(reader: TokenReader): Measured {
  const bouts =
    reader.has('noun', ({ noun }) => noun === 'bout') ||
    reader.has('method') ||
    reader.has('result') ||
    reader.has('verb') ||
    reader.has('condition', ({ set }) => set.title !== undefined || set.scheduled_rounds !== undefined);
  return !bouts && reader.has('noun', ({ noun }) => noun === 'event')
    ? { measure: 'events' }
    : { measure: 'count' };
}
