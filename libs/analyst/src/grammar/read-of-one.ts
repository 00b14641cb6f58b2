import type { BoutQuery } from '@app/mma/domain';
import {
  type Form,
  hasContent,
  isConditioned,
  LIST_ROWS,
  measureOf,
  outcomeOf,
  type Parts,
  RANKING_ROWS,
  won,
} from './query-parts.js';
import type { QuestionWords } from './question-words.js';
import { readRanking } from './read-of-all.js';
import type { Outcome } from './read-outcome.js';
import type { Roles } from './read-roles.js';
import type { TokenReader } from './token-reader.js';

/** One fighter is named. */
export function readOfOne(parts: Parts, reader: TokenReader): Form | null {
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
    return readRanking(base, { ...parts, outcome: own }, reader);
  }
  const claimed = readClaim(reader, words, roles);
  const asksOther = roles.result !== null && (words.asksWho || words.asksList || isObject);
  if (asksOther && measured === null && !(roles.subjects.length > 0 && words.asksCount && !words.asksWho)) {
    return {
      form: 'relation',
      subjects,
      query: {
        ...base,
        group_by: 'opponent',
        measure: 'count',
        limit: LIST_ROWS,
        ...(claimed === null ? {} : { min_value: claimed }),
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
    // "Who did X knock down?" asks for names, which a total does not answer.
    if (words.asksWho && words.extreme === null && measured.measure === 'sum') return null;
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

const flipped = (outcome: Outcome): Outcome => {
  const [result] = outcome.result ?? [];
  return result === 'win'
    ? { ...outcome, result: ['loss'] }
    : result === 'loss'
      ? { ...outcome, result: ['win'] }
      : outcome;
};

/** `14 KO wins, correct?`, `KO승 8번?`, `beat him twice`. */
function readClaim(reader: TokenReader, words: QuestionWords, roles: Roles): number | null {
  if (words.asksCount || (words.asksWho && !words.isYesNo && roles.result === null)) return null;
  const number = reader.first('number', ({ ordinal }) => ordinal !== true);
  if (number === undefined) return null;
  reader.use(number);
  reader.take('noun', ({ noun }) => noun === 'times');
  return number.means.value;
}
