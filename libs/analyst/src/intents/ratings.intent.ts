import { is } from '../grammar/token-reader.js';
import type { NameBook } from '../language/name-book.js';
import { ask, askAll, type QueryPlan } from '../plan/query-plan.js';
import { resolveFighters } from '../plan/resolve-fighter.js';
import type { Question } from '../question/question.js';
import { noRatingText, ratingsText } from '../wording/ratings-wording.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const LISTED = 10;
const MOST_LISTED = 50;
const MOST_FIGHTERS = 4;

/** "Rating of A", "highest rated lightweights": computed ratings, not the official rankings. */
export const ratingsIntent: Intent = {
  name: 'ratings',
  ignores: uncovered({
    kinds: ['number', 'month', 'time', 'extreme'],
    subjects: ['rating', 'division', 'how'],
    conditions: ['weight_class'],
  }),
  accepts: ({ tokens, event, fighters, period, weightClasses }) =>
    tokens.some((token) => is(token, 'subject') && token.means.subject === 'rating') &&
    event === null &&
    // A range has no rating, its end has.
    (period === null || period.to !== null) &&
    !tokens.some((token) => is(token, 'extreme') && token.means.order === 'least') &&
    (fighters.length === 0
      ? weightClasses.length <= 1
      : fighters.length <= MOST_FIGHTERS && weightClasses.length === 0),
  answer: answerRatings,
};

function* answerRatings(question: Question, names: NameBook): QueryPlan<Answer> {
  const { fighters, period, weightClasses, today } = question;
  const asOf = period?.to != null && period.to < today ? { as_of: period.to } : {};
  if (fighters.length > 0) {
    const resolved = yield* resolveFighters(fighters, question);
    const found = yield* askAll(
      'get_ratings',
      resolved.map(({ reference }) => ({ fighter: reference, ...asOf })),
    );
    const rated = found.flatMap(({ data }) => data);
    if (rated.length === 0) return { text: noRatingText(names.language), dated: true };
    return { text: ratingsText(rated, null, names), dated: true };
  }
  const [weightClass] = weightClasses;
  const { data } = yield* ask('get_ratings', {
    ...(weightClass === undefined ? {} : { weight_class: weightClass }),
    ...asOf,
    limit: asked(question),
  });
  if (data.length === 0) return { text: noRatingText(names.language), dated: true };
  return { text: ratingsText(data, weightClass ?? 'all', names), dated: true };
}

/** "Top 5": the only number of a list that is no year. */
function asked({ tokens, period }: Question): number {
  const numbers = tokens.flatMap((token) => (is(token, 'number') ? [token.means.value] : []));
  const [count] = numbers.filter((value) => value >= 1 && value <= MOST_LISTED);
  return period === null && count !== undefined ? count : LISTED;
}
