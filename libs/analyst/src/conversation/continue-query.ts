import { continueReading, namesFighters } from '../grammar/read-fragment.js';
import { LIST_ROWS } from '../grammar/query-parts.js';
import type { QueryReading } from '../grammar/query-reading.js';
import { readQuery } from '../grammar/read-query.js';
import { is } from '../grammar/token-reader.js';
import type { Token } from '../lexicon/token.js';
import type { NamedFighter, Question } from '../question/question.js';

const PARTICLE = /(?:이랑|한테|에게|는|은|이|가|의|를|을|랑|도)$/;

/**
 * A question that changes the query of the one before; null when it does not.
 * @param leader whom the answer before named first
 */
export function continueQuery(
  question: Question,
  previous: Question,
  leader: NamedFighter | undefined,
): Question | null {
  if (previous.query === null || question.event !== null) return null;
  const refers =
    /^(?:and|but|or)\b|^(?:그럼|그러면|그리고)/i.test(question.text) ||
    isElliptic(question) ||
    question.tokens.some((token) => is(token, 'reference') && token.means.to === 'other');
  if (question.query !== null && question.query.ignored.length === 0 && !refers && standsAlone(question))
    return null;
  const compared = compareBoth(question, previous);
  if (compared !== null) return compared;
  const reading = continueReading(question.tokens, question.text, {
    ...previous.query.reading,
    today: question.today,
  });
  if (reading === null) return null;
  // "How many did he win?" after a ranking is about the one who leads it.
  const isOfPerson = question.tokens.some((token) => is(token, 'reference') && token.means.to === 'person');
  // "How many of them by KO?": of the wins of the leader.
  const isOfThem =
    previous.query.reading.form === 'ranking' &&
    question.tokens.some(
      (token) => is(token, 'ask') && token.means.ask === 'count' && !/명/.test(token.text),
    ) &&
    question.tokens.some(
      (token) =>
        is(token, 'reference') && token.means.to === 'other' && /of |among |그중|이중/.test(token.text),
    );
  if (isOfThem && leader !== undefined) return ofLeader(question, reading, leader);
  if (isOfPerson && previous.query.reading.subjects.length === 0)
    return leader === undefined ? null : ofLeader(question, reading, leader);
  const isOther = namesFighters(question.tokens) && previous.query.reading.form === 'figure';
  return {
    ...question,
    fighterBefore: isOther ? (previous.fighters[0] ?? null) : null,
    query: { reading, ignored: [] },
    fighters: namesFighters(question.tokens) ? question.fighters : previous.fighters,
    unknownName: null,
  };
}

/** "Who has more?" after the same figure of two fighters, one after the other. */
function compareBoth(question: Question, { fighterBefore, fighters, query }: Question): Question | null {
  const [last] = fighters;
  if (fighterBefore === null || last === undefined || query === null || question.fighters.length > 0)
    return null;
  const comparative = question.tokens.find((token) => is(token, 'comparative') || is(token, 'extreme'));
  const isOnly = question.tokens.every(
    ({ means }) =>
      means !== null &&
      ['filler', 'comparative', 'extreme', 'ask', 'reference', 'joint', 'noun'].includes(means.is),
  );
  if (comparative === undefined || !isOnly) return null;
  const { order: _order, ...asked } = query.reading.query;
  const isFewer =
    (is(comparative, 'comparative') && comparative.means.order === 'fewer') ||
    (is(comparative, 'extreme') && comparative.means.order === 'least');
  return {
    ...question,
    fighters: [fighterBefore, last],
    query: {
      reading: {
        ...query.reading,
        form: 'comparison',
        subjects: [0, 1],
        objects: [],
        query: {
          ...asked,
          group_by: 'fighter',
          limit: LIST_ROWS,
          ...(isFewer ? { order: 'asc' as const } : {}),
        },
      },
      ignored: [],
    },
  };
}

/** The figure of one fighter under the conditions of the ranking. */
function ofLeader(question: Question, reading: QueryReading, leader: NamedFighter): Question | null {
  const { limit: _limit, order: _order, min_value: _least, ...query } = reading.query;
  if (reading.form !== 'ranking' || query.group_by !== 'fighter') return null;
  return {
    ...question,
    fighters: [leader],
    query: {
      reading: {
        ...reading,
        form: 'figure',
        place: null,
        subjects: [0],
        query: { ...query, group_by: 'none' },
      },
      ignored: [],
    },
  };
}

const namesRanking = (token: Token): boolean =>
  is(token, 'extreme') ||
  is(token, 'superlative') ||
  is(token, 'group') ||
  is(token, 'bound') ||
  (is(token, 'ask') && (token.means.ask === 'who' || token.means.ask === 'list')) ||
  (is(token, 'noun') && token.means.noun === 'fighter');

const BARE: ReadonlySet<string> = new Set(['filler', 'superlative', 'ask', 'reference', 'joint']);
const OF_THE_MEASURE = new Set(['measure', 'group_by', 'order', 'limit', 'result']);

/** "Which one was the fastest?", "제일 빨리 끝난 건?": one of those asked about before. */
function isElliptic({ text, query, tokens }: Question): boolean {
  if (/\bwhich ones?\b/i.test(text)) return true;
  // "Slowest?" alone.
  if (
    tokens.every(({ means }) => means !== null && BARE.has(means.is)) &&
    tokens.some((token) => is(token, 'superlative'))
  )
    return true;
  const conditions = Object.keys(query?.reading.query ?? {}).filter((key) => !OF_THE_MEASURE.has(key));
  return /(?:건|것은|거는|것)[?\s]*$/.test(text) && conditions.length === 0;
}

const OF_AN_OUTCOME = new Set([
  ...OF_THE_MEASURE,
  'statistic',
  'method_group',
  'method',
  'title',
  'round',
  'scheduled_rounds',
]);
const OF_ALL = /ufc|유에프씨|전체|역대|역사|통틀어|history|overall|ever|all|every/i;
const OF_THE_SPORT: ReadonlySet<string | undefined> = new Set(['events', 'fighters', 'share', 'average']);

/** "타이틀전 몇 번 했어?", "how many ended by KO?": a number of what is talked about, not of all bouts. */
function isOfSomebody({ text, query }: Question): boolean {
  if (query === null || OF_ALL.test(text)) return false;
  const { form, query: asked, subjects } = query.reading;
  return (
    form === 'figure' &&
    subjects.length === 0 &&
    !OF_THE_SPORT.has(asked.measure) &&
    Object.keys(asked).every((key) => OF_AN_OUTCOME.has(key))
  );
}

/** Whether a query has all that it needs in its own words. */
export function standsAlone(question: Question): boolean {
  const { query, tokens, topics } = question;
  if (isElliptic(question) || isOfSomebody(question)) return false;
  if (query === null || tokens.some((token) => is(token, 'reference') && token.means.to !== 'other'))
    return false;
  const { form, query: asked, subjects } = query.reading;
  // "KO승은 몇 번이야?" is about the fighter of the conversation.
  if (form === 'ranking' && !tokens.some(namesRanking)) return false;
  return (
    form !== 'figure' ||
    subjects.length > 0 ||
    topics.has('ufc') ||
    asked.measure === 'events' ||
    asked.result === undefined
  );
}

/**
 * Reads the query again when the conversation added fighters: pronouns become names, a missing subject comes first.
 * @param completed the question with the fighters of the conversation
 */
export function rereadWithFighters(question: Question, completed: Question): Question {
  if (completed.tokens !== question.tokens || completed.fighters === question.fighters) return completed;
  const indexOf = (named: NamedFighter | undefined): number =>
    named === undefined ? -1 : completed.fighters.indexOf(named);
  const added = completed.fighters.findIndex((named) => !question.fighters.includes(named));
  if (added === -1) return completed;
  let isPlaced = false;
  const tokens = question.tokens.map((token): Token => {
    if (is(token, 'fighter'))
      return {
        ...token,
        means: { is: 'fighter', index: Math.max(indexOf(question.fighters[token.means.index]), 0) },
      };
    if (!is(token, 'reference') || token.means.to !== 'person') return token;
    isPlaced = true;
    const particle = PARTICLE.exec(token.text)?.[0].length ?? 0;
    return {
      ...token,
      end: token.end - (/[가-힣]/.test(token.text) ? particle : 0),
      means: { is: 'fighter', index: added },
    };
  });
  if (!isPlaced) tokens.unshift({ text: '', start: 0, end: 0, means: { is: 'fighter', index: added } });
  return { ...completed, tokens, query: readQuery(tokens, question.text, question.today) };
}
