import type { FighterBoutData } from '@app/mma/domain';
import { type QueryPlan, ask, askAll } from '../plan/query-plan.js';
import { isBoutOf } from '../question/event-reference.js';
import type { BoutPosition } from '../question/position.js';
import type { Question } from '../question/question.js';
import type { Topic } from '../question/topics.js';
import { sameDivision } from '../question/weight-class.js';

const PARTICULAR: readonly Topic[] = [
  'referee',
  'scorecards',
  'round',
  'duration',
  'when',
  'where',
  'winner',
  'result',
];
const LIST_LENGTH = 5;

export interface BoutSelection {
  bouts: FighterBoutData[];
  position: BoutPosition | null;
}

/** The fighter's bouts that a question means. Filters that the tool supports are passed to it. */
export function* selectBouts(question: Question, fighter: string): QueryPlan<BoutSelection> {
  const { event, period, outcome, method, weightClasses, topics } = question;
  const position = question.position ?? defaultPosition(question);
  const [division] = topics.has('division') ? [] : weightClasses;
  const filter =
    event === null
      ? {
          fighter,
          order: position?.order ?? 'newest',
          ...(outcome === null ? {} : { result: outcome }),
          ...(method === null || !filtersByMethod(question) ? {} : { method_group: method }),
          ...(topics.has('title') ? { title_only: true } : {}),
          ...(period?.from == null ? {} : { from: period.from }),
          ...(period?.to == null ? {} : { to: period.to }),
        }
      : { fighter, order: 'newest' };
  const known = position === null || event !== null || division !== undefined ? undefined : position;
  const all = yield* askBouts(filter, known === undefined ? undefined : known.index + known.count);
  const fitting = all.filter(
    (bout) =>
      (event === null || isBoutOf(bout, event)) &&
      (division === undefined || sameDivision(bout.weight_class, division)),
  );
  if (position === null || event !== null) return { bouts: fitting, position: null };
  return { bouts: fitting.slice(position.index, position.index + position.count), position };
}

/** "Did he win his last fight by KO?" asks how it ended; "his last KO win" selects by method. */
function filtersByMethod({ outcome, topics, position }: Question): boolean {
  return (
    outcome !== null ||
    topics.has('count') ||
    position === null ||
    (!topics.has('winner') && !topics.has('result'))
  );
}

/** A question about an unspecified bout means the newest. */
function defaultPosition(question: Question): BoutPosition | null {
  const { outcome, period, event, topics, statistic, method } = question;
  if (outcome !== null && asksForOne(question)) return { order: 'newest', index: 0, count: 1 };
  if (outcome !== null || period !== null || event !== null || topics.has('count')) return null;
  const particular = statistic !== null || PARTICULAR.some((topic) => topics.has(topic));
  if (method !== null && !particular) return null;
  return { order: 'newest', index: 0, count: particular ? 1 : LIST_LENGTH };
}

function asksForOne({ topics, spaced }: Question): boolean {
  return /^(?:so |and |but )*(?:how|when|where) did\b/.test(spaced) && !topics.has('count');
}

/** In bouts: the most that fit into one tool result. */
const PAGE = 30;
/** Two pages hold every UFC career; the third is a reserve. */
const MORE_PAGES = [PAGE, 2 * PAGE];

/** A fighter's bouts that match a filter of the tool; all of them without a limit. */
export function* askBouts(filter: Record<string, unknown>, limit?: number): QueryPlan<FighterBoutData[]> {
  const size = Math.min(limit ?? PAGE, PAGE);
  const { data, meta } = yield* ask('get_fighter_bouts', { ...filter, limit: size });
  if (!meta.truncated || (limit !== undefined && limit <= PAGE)) return data;
  const pages = yield* askAll(
    'get_fighter_bouts',
    MORE_PAGES.map((offset) => ({ ...filter, limit: PAGE, offset })),
  );
  return [...data, ...pages.flatMap((page) => page.data)].slice(0, limit);
}
