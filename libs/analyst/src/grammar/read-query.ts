import type { BoutQuery, QueryConditions } from '@app/mma/domain';
import type { Token } from '../lexicon/token.js';
import { type Form, type Parts, withLeastBouts } from './query-parts.js';
import type { QueryReading } from './query-reading.js';
import { asksYesNo, QuestionWords } from './question-words.js';
import { readComparisons } from './read-comparisons.js';
import { readConditions, readLimits } from './read-conditions.js';
import { readMeasure } from './read-measure.js';
import { readOfAll } from './read-of-all.js';
import { readOfOne } from './read-of-one.js';
import { readOfSeveral } from './read-of-several.js';
import { readOutcome } from './read-outcome.js';
import { readRoles } from './read-roles.js';
import { readPeriod } from './read-time.js';
import { rewriteTokens } from './rewrite-tokens.js';
import { TokenReader } from './token-reader.js';

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
  const comparisons = readComparisons(reader);
  const limits = readLimits(reader);
  const roles = readRoles(reader, text);
  const outcome = readOutcome(reader, roles);
  if (outcome === null) return null;
  const measured = readMeasure(reader, outcome);
  const words = new QuestionWords(reader, isYesNo);
  const parts: Parts = {
    conditions: { ...conditions, ...comparisons, ...readTitleNoun(reader), ...measured?.conditions },
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

const COMMON_ASKS = new Set(['who', 'what', 'which', 'count', 'amount', 'list', 'ever', 'never', 'claim']);

/** Words that the form of the answer has used. */
function useCommonWords(
  reader: TokenReader,
  { outcome, words, conditions }: Parts,
  form: QueryReading['form'],
): void {
  reader.take('ask', ({ ask }) => COMMON_ASKS.has(ask));
  reader.take('extreme');
  reader.take('side', ({ side }) => side === 'own');
  reader.take('subject', ({ subject }) => subject === 'record' && form === 'ranking');
  reader.take('comparative', () => form === 'comparison' || form === 'ranking');
  reader.take(
    'noun',
    ({ noun }) =>
      noun === 'fighter' || noun === 'bout' || noun === 'times' || noun === 'history' || noun === 'event',
  );
  if (conditions.weight_class !== undefined || words.group === 'weight_class')
    reader.take('noun', ({ noun }) => noun === 'division');
  if (words.group === 'round') reader.take('noun', ({ noun }) => noun === 'round');
  // "The most times".
  reader.use(
    ...reader.all('noun').filter(({ means, text }) => means.noun === 'time' && /^times$/i.test(text)),
  );
  reader.take('time', ({ time }) => time === 'ever' || time === 'now' || time === 'years');
  reader.take('joint', ({ joint }) => joint !== 'not');
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
