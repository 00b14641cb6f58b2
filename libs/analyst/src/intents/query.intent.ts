import type { BoutQuery, WeightClass } from '@app/mma/domain';
import type { QueryReading } from '../grammar/query-reading.js';
import type { NameBook } from '../language/name-book.js';
import { type QueryPlan, askAll } from '../plan/query-plan.js';
import { showChart } from '../plan/show-chart.js';
import { type FighterReference, resolveFighter } from '../plan/resolve-fighter.js';
import type { Question } from '../question/question.js';
import { spokenExample } from '../question/spoken-bout.js';
import { shareText } from '../wording/query/figure-text.js';
import type { QueryResult } from '../wording/query/query-result.js';
import { chartTitle, queryText, understoodText } from '../wording/query/query-text.js';
import { querySuggestions } from '../wording/query/suggestions.js';
import type { Answer, Intent } from './intent.js';

/** A measure over bouts with conditions: rankings, numbers, comparisons, who beat whom, whether something happened. */
export const queryIntent: Intent = {
  name: 'query',
  accepts: ({ query }) => query !== null,
  ignores: ({ query }) => query?.ignored ?? [],
  answer: answerQuery,
};

function* answerQuery(question: Question, names: NameBook): QueryPlan<Answer> {
  const reading = question.query?.reading;
  if (reading === undefined) return { text: '', dated: false };
  const subjects = yield* resolveAll(reading.subjects, question);
  const objects = yield* resolveAll(reading.objects, question);
  const candidates = yield* resolveAll(reading.candidate === null ? [] : [reading.candidate], question);
  const named = withNames(reading, subjects, objects);
  const isMeeting = reading.form === 'check' && objects.length > 0;
  if (isShareOfResults(named)) return yield* answerShare(question, named, subjects[0]?.name ?? null, names);
  const calls = isMeeting ? [named, withoutOutcome(named)] : [named];
  const [main, all] = yield* askAll('query_bouts', calls.map(toArguments));
  const rows = main?.data ?? [];
  const result = {
    reading,
    rows,
    notes: main?.meta.notes ?? [],
    subjects: [...subjects, ...candidates].map(({ name }) => name),
    objects: objects.map(({ name }) => name),
    meetings: all?.data ?? [],
  };
  const understood = understoodText(reading, result.subjects, result.objects, names);
  return {
    text: queryText(result, names),
    dated: true,
    chart: yield* showChart(question.tokens, reading.query, rows, chartTitle(understood) || question.text),
    ...boutOf(result),
    understood,
    suggestions: querySuggestions(result, names),
  };
}

/** The bout that a record, an age or the only meeting is of. */
function boutOf({ reading: { query, form, place }, rows }: QueryResult): Pick<Answer, 'bout'> {
  const first = rows[(place ?? 1) - 1];
  const [example] = first?.examples ?? [];
  if (first === undefined || example === undefined || form === 'list' || form === 'breakdown') return {};
  const isOne =
    query.group_by === 'appearance' || query.group_by === 'bout' || (rows.length === 1 && first.bouts === 1);
  return isOne ? { bout: spokenExample(example, query.group_by !== 'bout') } : {};
}

/** "What share of X's wins came by KO?" is a share of the wins, not of all bouts. */
const isShareOfResults = ({
  measure,
  result,
  method_group: group,
  method,
  group_by: by,
}: BoutQuery): boolean =>
  measure === 'share' &&
  by === 'none' &&
  result !== undefined &&
  (group !== undefined || method !== undefined);

function* answerShare(
  question: Question,
  query: BoutQuery,
  name: string | null,
  names: NameBook,
): QueryPlan<Answer> {
  const counted: BoutQuery = { ...query, measure: 'count' };
  const { method_group: _group, method: _method, ...whole } = counted;
  const [part, all] = yield* askAll('query_bouts', [counted, whole].map(toArguments));
  const [count, total] = [part, all].map((result) => {
    const value = result?.data[0]?.value;
    return typeof value === 'number' ? value : 0;
  });
  return {
    text: shareText(query, count ?? 0, total ?? 0, name, names),
    dated: true,
    understood: question.text,
  };
}

function* resolveAll(indexes: readonly number[], question: Question): QueryPlan<FighterReference[]> {
  const resolved: FighterReference[] = [];
  for (const index of indexes) {
    const named = question.fighters[index];
    if (named === undefined) continue;
    // A weight class tells namesakes apart; beside a clear name it only selects bouts.
    const [first, ...others] = named.candidates;
    const isShared = others.some(({ name }) => name === first?.name);
    resolved.push(yield* resolveFighter(named, isShared ? question : { ...question, weightClasses: [] }));
  }
  return resolved;
}

function withNames(
  { query, eachObject }: QueryReading,
  subjects: readonly FighterReference[],
  objects: readonly FighterReference[],
): BoutQuery {
  const whom = objects.map(({ reference }) => reference);
  const both = subjects.length + objects.length > 0 ? withWomenClasses(query) : query;
  return {
    ...both,
    ...(subjects.length === 0 ? {} : { fighter: subjects.map(({ reference }) => reference) }),
    ...(whom.length === 0 ? {} : eachObject ? { opponent_all: whom } : { opponent: whom }),
  };
}

const WOMEN: Partial<Record<string, WeightClass>> = {
  flyweight: 'women_flyweight',
  bantamweight: 'women_bantamweight',
  featherweight: 'women_featherweight',
};

/** Beside a name, a class means that of the fighter's sex: only one of the two has bouts. */
function withWomenClasses(query: BoutQuery): BoutQuery {
  if (query.weight_class === undefined) return query;
  const classes = query.weight_class.flatMap((each) => [
    each,
    ...(WOMEN[each] === undefined ? [] : [WOMEN[each]]),
  ]);
  return { ...query, weight_class: [...new Set(classes)] };
}

function withoutOutcome(query: BoutQuery): BoutQuery {
  const { result: _result, method_group: _group, method: _method, round: _round, ...open } = query;
  return open;
}

/** Without keys that are undefined: the tools refuse them. */
function toArguments(query: BoutQuery): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
