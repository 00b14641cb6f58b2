import type { BoutQuery, QueryConditions, QueryGroup } from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import { type QueryReading } from './query-reading.js';
import { readConditions, readLimits } from './read-conditions.js';
import { type Measured, readMeasure } from './read-measure.js';
import { type Outcome, readOutcome } from './read-outcome.js';
import { readRoles, type Roles } from './read-roles.js';
import { readPeriod } from './read-time.js';
import { rewriteTokens } from './rewrite-tokens.js';
import { is, TokenReader } from './token-reader.js';

/** Enough for every tie that an answer names. */
const RANKING_ROWS = 10;
const LIST_ROWS = 100;

export interface QueryParse {
  reading: QueryReading;
  /** Words that the reading does not use. */
  ignored: Token[];
}

/**
 * Reads a question as a query over bouts: a measure, conditions, and the roles of the named fighters. Null when it asks
 * for something else (a profile, a card, how one bout ended).
 */
export function readQuery(tokens: readonly Token[], text: string, today: string): QueryParse | null {
  const reader = new TokenReader(rewriteTokens(tokens));
  if (reader.tokens.length === 0) return null;
  const isYesNo = asksYesNo(reader);
  const conditions = readConditions(reader, readPeriod(reader, today));
  const limits = readLimits(reader);
  const roles = readRoles(reader, text);
  const outcome = readOutcome(reader, roles);
  if (outcome === null) return null;
  const measured = readMeasure(reader, outcome);
  const words = new Words(reader, isYesNo);
  const parts: Parts = {
    conditions: { ...conditions, ...readTitleNoun(reader), ...measured?.conditions },
    limits,
    roles,
    outcome,
    measured,
    words,
  };
  const read = readForm(parts, reader);
  if (read === null) return null;
  useCommonWords(reader, parts, read.form);
  const query = {
    ...withLeastBouts(read.query),
    ...activeSince(reader, today, read.form === 'ranking' && read.query.measure === 'current_streak'),
  };
  return {
    reading: {
      subjects: [],
      objects: [],
      eachObject: false,
      candidate: null,
      isNegated: words.isNegated,
      perMinute: measured?.perMinute === true,
      isInverse: measured?.isInverse === true,
      claimed: null,
      place: null,
      today,
      ...read,
      query,
    },
    ignored: reader.unused(),
  };
}

interface Parts {
  conditions: QueryConditions;
  limits: Pick<BoutQuery, 'limit' | 'min_bouts' | 'min_value'>;
  roles: Roles;
  outcome: Outcome;
  measured: Measured | null;
  words: Words;
}

type Form = Pick<QueryReading, 'form' | 'query'> & Partial<QueryReading>;

/** What kind of answer the question's own words ask for. */
class Words {
  readonly extreme: 'most' | 'least' | null;
  readonly asksWho: boolean;
  readonly asksCount: boolean;
  readonly asksList: boolean;
  readonly compares: boolean;
  readonly order: 'more' | 'fewer' | null;
  readonly group: QueryGroup | null;
  readonly asksEach: boolean;
  readonly isNegated: boolean;
  readonly isSuperlative: boolean;

  constructor(
    reader: TokenReader,
    readonly isYesNo: boolean,
  ) {
    const extreme = reader.tokens.find((token) => is(token, 'extreme'));
    this.extreme = is(extreme, 'extreme') ? extreme.means.order : null;
    this.asksWho =
      reader.has('ask', ({ ask }) => ask === 'who') ||
      reader.has('noun', ({ noun }) => noun === 'fighter') ||
      (reader.has('noun', ({ noun }) => noun === 'opponent') &&
        reader.tokens.some((token) => is(token, 'verb')));
    this.asksCount = reader.has('ask', ({ ask }) => ask === 'count' || ask === 'amount');
    this.asksList = reader.has('ask', ({ ask }) => ask === 'list');
    const comparative = reader.first('comparative');
    this.compares = comparative !== undefined;
    this.order = comparative?.means.order ?? null;
    this.group = reader.first('group')?.means.group ?? null;
    this.isNegated = reader.has('ask', ({ ask }) => ask === 'never');
    this.asksEach = reader.tokens.some(
      (token) =>
        is(token, 'group') &&
        /별|매년|마다|^(?:by|per|each|every|in each|across|year)\b|yearly/i.test(token.text),
    );
    this.isSuperlative = this.extreme !== null || reader.has('superlative');
  }
}

/** A question that begins with an auxiliary, or ends in "적 있어?", "맞아?". */
function asksYesNo(reader: TokenReader): boolean {
  const [first] = reader.tokens;
  const auxiliary = is(first, 'ask') && (first.means.ask === 'ever' || first.means.ask === 'never');
  const korean = reader.tokens.some(
    (token) =>
      is(token, 'ask') &&
      (token.means.ask === 'ever' || token.means.ask === 'claim' || token.means.ask === 'never') &&
      /[가-힣]/.test(token.text),
  );
  return auxiliary || korean || reader.has('ask', ({ ask }) => ask === 'claim');
}

/** `title wins`, `타이틀 승리`: a title without the word bout. */
function readTitleNoun(reader: TokenReader): QueryConditions {
  if (!reader.has('result') && !reader.has('verb')) return {};
  return reader.take('noun', ({ noun }) => noun === 'title') === undefined ? {} : { title: ['any'] };
}

function readForm(parts: Parts, reader: TokenReader): Form | null {
  const { roles } = parts;
  const named = new Set([...roles.subjects, ...roles.objects]).size;
  if (named === 0) return readOfAll(parts, reader);
  if (named === 1) return readOfOne(parts, reader);
  return readOfSeveral(parts, reader);
}

/** No fighter is named. */
function readOfAll(parts: Parts, reader: TokenReader): Form | null {
  const { conditions, limits, outcome, measured, words } = parts;
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
    return {
      form: 'ranking',
      query: {
        ...base,
        ...measureOf(measured ?? { measure: 'count' }),
        group_by: 'referee',
        ...orderOf(words),
        limit: RANKING_ROWS,
      },
    };
  }
  if (words.group !== null && (!words.asksWho || words.asksEach)) {
    if (!ranks && !words.asksEach) return null;
    reader.take('group');
    const measure = measureOf(measured ?? countOf(reader));
    return {
      form: ranks ? 'ranking' : 'breakdown',
      query: {
        ...base,
        ...measure,
        group_by: words.group,
        ...(ranks ? groupOrderOf(words) : {}),
        limit: ranks ? RANKING_ROWS : LIST_ROWS,
      },
    };
  }
  if (ranks) return readRanking(base, parts, reader);
  if (words.asksCount || measured?.measure === 'average') {
    if (measured === null && !hasContent(parts, reader)) return null;
    return {
      form: 'figure',
      query: { ...base, ...measureOf(measured ?? countOf(reader)), group_by: 'none' },
    };
  }
  return readList(base, parts, reader);
}

function readRanking(base: BoutQuery, parts: Parts, reader: TokenReader): Form | null {
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
      ...orderOf(words),
      limit: Math.min(
        Math.max(limits.limit ?? 0, limits.min_value === undefined ? RANKING_ROWS : LIST_ROWS),
        LIST_ROWS,
      ),
    },
  };
}

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
    outcome.result !== undefined || outcome.method_group !== undefined || conditions.title !== undefined;
  const names =
    reader.has('noun', ({ noun }) => noun === 'bout') ||
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

/** One fighter is named. */
function readOfOne(parts: Parts, reader: TokenReader): Form | null {
  const { conditions, limits, roles, outcome, measured, words } = parts;
  const [index = 0] = [...roles.subjects, ...roles.objects];
  const isObject = roles.subjects.length === 0 && roles.objects.length === 1;
  const own = isObject ? flipped(outcome) : won(outcome, reader);
  const base: BoutQuery = { ...conditions, ...outcomeOf(own, measured), ...limits };
  const subjects = [index];
  const record = reader.first('subject', ({ subject }) => subject === 'record');
  if (
    record !== undefined &&
    measured === null &&
    outcome.result === undefined &&
    (isConditioned(conditions) ||
      outcome.method_group !== undefined ||
      conditions.from !== undefined ||
      conditions.to !== undefined)
  ) {
    reader.use(record);
    return {
      form: 'record',
      subjects,
      query: { ...conditions, ...outcome, ...limits, group_by: 'result', measure: 'count' },
    };
  }
  if (words.isYesNo && words.isSuperlative && roles.result === null) {
    const ranking = readRanking(base, { ...parts, outcome: own }, reader);
    return ranking === null ? null : { ...ranking, candidate: index };
  }
  // "Who has more wins than X?", "does anyone have more …?": everybody is compared.
  if (words.compares && roles.result === null && (words.asksWho || words.isYesNo)) {
    const ranking = readRanking(base, { ...parts, outcome: own }, reader);
    return ranking === null ? null : { ...ranking, form: 'ranking' };
  }
  const claimed = readClaim(reader, words, roles);
  const asksOther = roles.result !== null && (words.asksWho || words.asksList || isObject);
  if (asksOther && measured === null && !(roles.subjects.length > 0 && words.asksCount && !words.asksWho)) {
    const times = claimed;
    return {
      form: 'relation',
      subjects,
      query: {
        ...base,
        group_by: 'opponent',
        measure: 'count',
        limit: LIST_ROWS,
        ...(times === null ? {} : { min_value: times }),
      },
    };
  }
  if (measured !== null) {
    const group = measured.group_by === 'bout' ? 'appearance' : (measured.group_by ?? 'none');
    if (
      words.isYesNo &&
      measured.measure === 'longest_streak' &&
      !reader.has('superlative') &&
      !reader.has('extreme')
    ) {
      return { form: 'check', subjects, query: { ...base, measure: 'current_streak', group_by: 'none' } };
    }
    const byOpponent = roles.result !== null && words.extreme !== null;
    return {
      form: claimed === null ? 'figure' : 'claim',
      claimed,
      subjects,
      query: {
        ...base,
        ...measureOf(measured),
        group_by: byOpponent ? 'opponent' : group,
        ...(group === 'none' ? {} : { limit: RANKING_ROWS }),
      },
    };
  }
  if (reader.first('superlative') !== undefined) return null;
  // "Jon Jones heavyweight": his record there.
  if (
    !hasContent(parts, reader) &&
    conditions.weight_class !== undefined &&
    !words.isYesNo &&
    !words.asksWho
  ) {
    return { form: 'record', subjects, query: { ...conditions, group_by: 'result', measure: 'count' } };
  }
  if (!hasContent(parts, reader)) return null;
  if (words.group !== null && (words.isSuperlative || words.asksEach)) {
    reader.take('group');
    return {
      form: words.isSuperlative ? 'ranking' : 'breakdown',
      subjects,
      query: { ...base, measure: 'count', group_by: words.group, limit: LIST_ROWS },
    };
  }
  const counted: Form = { form: 'figure', subjects, query: { ...base, group_by: 'none', measure: 'count' } };
  if (claimed !== null) return { ...counted, form: 'claim', claimed };
  if (words.asksCount) return counted;
  const isNarrow =
    outcome.method_group !== undefined ||
    outcome.method !== undefined ||
    (outcome.result !== undefined &&
      (isConditioned(conditions) || words.isNegated || reader.has('time', ({ time }) => time === 'ever')));
  if (words.isYesNo && isNarrow) return { ...counted, form: 'check' };
  // "Fights against southpaws": a number and the bouts behind it.
  const isBare = outcome.result !== undefined && roles.result === null && !words.isYesNo;
  return isConditioned(conditions) || outcome.method_group !== undefined || isBare ? counted : null;
}

/** Two or more are named. */
function readOfSeveral(parts: Parts, reader: TokenReader): Form | null {
  const { conditions, limits, roles, outcome, measured, words } = parts;
  const { subjects, objects } = roles;
  const base: BoutQuery = { ...conditions, ...outcomeOf(won(outcome, reader), measured), ...limits };
  const isBoth = reader.has('joint', ({ joint }) => joint === 'both');
  if (
    subjects.length >= 2 &&
    objects.length === 1 &&
    roles.result !== null &&
    roles.result !== 'faced' &&
    (words.isYesNo || isBoth)
  ) {
    return {
      form: 'check',
      subjects,
      objects,
      query: { ...base, group_by: 'fighter', measure: 'count', limit: LIST_ROWS },
    };
  }
  if (
    subjects.length === 0 &&
    objects.length >= 2 &&
    roles.result !== null &&
    (roles.result !== 'faced' || isBoth)
  ) {
    const each = reader.take('joint', ({ joint }) => joint === 'both' || joint === 'and') !== undefined;
    return {
      form: 'ranking',
      objects,
      eachObject: each,
      query: { ...base, group_by: 'fighter', measure: 'count', limit: LIST_ROWS },
    };
  }
  if (
    measured?.group_by === 'appearance' &&
    (measured.measure === 'youngest' || measured.measure === 'oldest') &&
    subjects.length >= 1
  ) {
    const [subject, ...rest] = [...subjects, ...objects];
    const { result: _result, ...open } = base;
    return subject === undefined
      ? null
      : {
          form: 'figure',
          subjects: [subject],
          objects: rest,
          query: { ...open, ...measureOf(measured), limit: RANKING_ROWS },
        };
  }
  const all = [...new Set([...subjects, ...objects])];
  const counts = measured !== null || hasContent(parts, reader) || roles.result === 'faced';
  if (words.compares || (counts && reader.has('joint', ({ joint }) => joint === 'or'))) {
    if (!counts) return null;
    reader.take('time', ({ time }) => time === 'between');
    return {
      form: 'comparison',
      subjects: all,
      query: {
        ...base,
        ...(measured === null ? { measure: 'count' as const } : measureOf(measured)),
        group_by: 'fighter',
        limit: LIST_ROWS,
        ...(words.order === 'fewer' ? { order: 'asc' as const } : {}),
      },
    };
  }
  const isBetween =
    subjects.length === 1 && objects.length === 1 && roles.result !== null && roles.result !== 'faced';
  if (isBetween && words.isYesNo && measured === null) {
    return {
      form: 'check',
      subjects,
      objects,
      query: { ...base, group_by: 'appearance', measure: 'count', limit: LIST_ROWS },
    };
  }
  return null;
}

/** "X's knockouts" are wins, unless the question says how bouts ended. */
function won(outcome: Outcome, reader: TokenReader): Outcome {
  const isEnding = reader.has('subject', ({ subject }) => subject === 'result');
  const isStoppage =
    outcome.method_group?.every((group) => group === 'ko_tko' || group === 'submission') === true;
  return isMethodOnly(outcome) && isStoppage && !isEnding ? { ...outcome, result: ['win'] } : outcome;
}

const flipped = (outcome: Outcome): Outcome => {
  const [result] = outcome.result ?? [];
  return result === 'win'
    ? { ...outcome, result: ['loss'] }
    : result === 'loss'
      ? { ...outcome, result: ['win'] }
      : outcome;
};

function outcomeOf(outcome: Outcome, measured: Measured | null): Outcome {
  return measured?.result === undefined || outcome.result !== undefined
    ? outcome
    : { ...outcome, result: [measured.result] };
}

function measureOf(
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

const isMethodOnly = ({ method_group: group, method, result }: Outcome): boolean =>
  result === undefined && (group !== undefined || method !== undefined);

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
const groupOrderOf = ({ extreme }: Words): Pick<BoutQuery, 'order'> => ({
  order: extreme === 'least' ? 'asc' : 'desc',
});

const orderOf = ({ extreme }: Words): Pick<BoutQuery, 'order'> =>
  extreme === 'least' ? { order: 'asc' } : {};

/** Whether there is something to count: bouts, a result, a method. */
function hasContent({ outcome, roles, conditions }: Parts, reader: TokenReader): boolean {
  return (
    outcome.result !== undefined ||
    outcome.method_group !== undefined ||
    outcome.method !== undefined ||
    (roles.result !== null &&
      roles.objects.length === 0 &&
      reader.has('noun', ({ noun }) => noun === 'bout')) ||
    reader.has('noun', ({ noun }) => noun === 'bout') ||
    reader.has('noun', ({ noun }) => noun === 'event') ||
    conditions.title !== undefined ||
    conditions.scheduled_rounds !== undefined
  );
}

const isAboutEvents = ({ outcome }: Parts, reader: TokenReader): boolean =>
  outcome.result === undefined && reader.has('group', ({ group }) => group === 'event');

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

function isConditioned(conditions: QueryConditions): boolean {
  return Object.keys(conditions).some((key) => key !== 'from' && key !== 'to' && key !== 'nth_bout');
}

/** `14 KO wins, correct?`, `KO승 8번?`, `beat him twice`. */
function readClaim(reader: TokenReader, words: Words, roles: Roles): number | null {
  if (words.asksCount || (words.asksWho && !words.isYesNo && roles.result === null)) return null;
  const number = reader.first('number', ({ ordinal }) => ordinal !== true);
  if (number === undefined) return null;
  reader.use(number);
  reader.take('noun', ({ noun }) => noun === 'times');
  return number.means.value;
}

const COMMON_ASKS = new Set([
  'who',
  'what',
  'which',
  'count',
  'amount',
  'list',
  'yes_no',
  'ever',
  'never',
  'claim',
  'each',
]);

/** Words that the form of the answer has used. */
function useCommonWords(
  reader: TokenReader,
  { outcome, words, conditions }: Parts,
  form: QueryReading['form'],
): void {
  reader.take('ask', ({ ask }) => COMMON_ASKS.has(ask));
  reader.take('extreme');
  reader.take('role');
  reader.take('side', ({ side }) => side === 'own');
  reader.take('comparative', () => form === 'comparison' || form === 'ranking');
  reader.take(
    'noun',
    ({ noun }) =>
      noun === 'fighter' || noun === 'bout' || noun === 'times' || noun === 'history' || noun === 'event',
  );
  reader.take('time', ({ time }) => time === 'ever' || time === 'now' || time === 'years');
  reader.take('joint', ({ joint }) => joint !== 'not' && joint !== 'same');
  reader.use(...reader.all('subject').filter(({ text }) => /^who (?:is|'s)$/i.test(text)));
  reader.take('subject', ({ subject }) => subject === 'methods' && (words.asksEach || words.group !== null));
  if (outcome.method_group !== undefined || outcome.result !== undefined || conditions.round !== undefined) {
    reader.use(
      ...reader
        .all('subject')
        .filter(({ means, text }) => means.subject === 'result' && /끝|end/i.test(text)),
    );
  }
}

const RATES = new Set(['share', 'accuracy', 'average', 'per_15_minutes']);
const LEAST_BOUTS = 5;

/** A rate over a bout or two says nothing: rankings of rates need some bouts. */
function withLeastBouts(query: BoutQuery): BoutQuery {
  const isRate = query.measure !== undefined && RATES.has(query.measure);
  const isRanking = query.group_by === 'fighter' && query.fighter === undefined;
  return isRate && isRanking && query.min_bouts === undefined ? { ...query, min_bouts: LEAST_BOUTS } : query;
}

const ACTIVE_YEARS = 2;

/** Active: a bout within two years before today. A current streak is one of an active fighter. */
function activeSince(
  reader: TokenReader,
  today: string,
  isCurrent: boolean,
): Pick<BoutQuery, 'active_since'> {
  return reader.take('limit') === undefined && !isCurrent
    ? {}
    : { active_since: `${Number(today.slice(0, 4)) - ACTIVE_YEARS}${today.slice(4)}` };
}
