import { type QueryPlan, ask } from '../plan/query-plan.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import { asksAny, BOUT_DETAILS, CARD_POSITIONS } from '../question/asked-topics.js';
import type { Topic } from '../question/topics.js';
import { eventsText, noEventsText, oneEventText } from '../wording/events-wording.js';
import type { Answer, Intent } from './intent.js';

const MOST_EVENTS = 30;

/** What is asked of a bout or a card, not of the list of events. */
const OF_A_CARD: readonly Topic[] = [
  ...CARD_POSITIONS,
  ...BOUT_DETAILS.filter((topic) => topic !== 'when' && topic !== 'where'),
  'title',
];

/** Events of a place or a time: all of them, the first, the last. */
export const eventsIntent: Intent = {
  name: 'events',
  accepts: (question) => {
    const { people, event, leaderboard, ranking, statistic, method, weightClasses, outcome } = question;
    const isPlain = leaderboard === null && ranking === null && statistic === null && method === null;
    if (people.length > 0 || !isPlain || weightClasses.length > 0 || outcome !== null) return false;
    if ((event !== null && event.city === null) || asksAny(question, OF_A_CARD)) return false;
    return question.events !== null;
  },
  answer: answerEvents,
};

function* answerEvents(question: Question, names: NameBook): QueryPlan<Answer> {
  const { period, events } = question;
  const { place, end } = events ?? { place: null, end: null };
  const { data, meta } = yield* ask('search_events', {
    ...(place === null ? {} : { location: place.name }),
    ...(period?.from == null ? {} : { from: period.from }),
    ...(period?.to == null ? {} : { to: period.to }),
    order: end ?? 'newest',
    limit: end === null ? MOST_EVENTS : 1,
  });
  const [event] = data;
  const asked = { place, period };
  if (event === undefined) return { text: noEventsText(asked, names.language), dated: true };
  const text =
    end === null
      ? eventsText(asked, data, meta, names.language)
      : oneEventText(asked, event, end, names.language);
  return { text, dated: true };
}
