import { type QueryPlan, ask } from '../plan/query-plan.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import { asksAny, asksForExtreme, BOUT_DETAILS, CARD_POSITIONS } from '../question/asked-topics.js';
import type { Topic } from '../question/topics.js';
import { eventsText, noEventsText, oneEventText } from '../wording/events-wording.js';
import { upcomingEventsText } from '../wording/upcoming-wording.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const MOST_EVENTS = 30;

const OF_A_CARD: readonly Topic[] = [
  ...CARD_POSITIONS,
  ...BOUT_DETAILS.filter((topic) => topic !== 'when' && topic !== 'where'),
  'title',
];

/** Events in a location or period: all, the first, the last. */
export const eventsIntent: Intent = {
  name: 'events',
  ignores: uncovered({
    kinds: ['number', 'month', 'time', 'superlative', 'extreme'],
    subjects: ['when', 'where', 'card', 'result'],
    conditions: ['city', 'country'],
  }),
  accepts: (question) => {
    const { fighters, event, ranking, statistic, method, weightClasses, outcome } = question;
    const isPlain = !asksForExtreme(question) && ranking === null && statistic === null && method === null;
    if (fighters.length > 0 || !isPlain || weightClasses.length > 0 || outcome !== null) return false;
    if ((event !== null && event.city === null) || asksAny(question, OF_A_CARD)) return false;
    return question.events !== null;
  },
  answer: answerEvents,
};

function* answerEvents(question: Question, names: NameBook): QueryPlan<Answer> {
  const { period, location, events } = question;
  const end = events?.end ?? null;
  const { data, meta } = yield* ask('search_events', {
    ...(location === null ? {} : { location: location.name }),
    ...(period?.from == null ? {} : { from: period.from }),
    ...(period?.to == null ? {} : { to: period.to }),
    order: end ?? 'newest',
    limit: end === null ? MOST_EVENTS : 1,
  });
  const [event] = data;
  const asked = { location, period };
  if (event?.status === 'upcoming') {
    return { text: upcomingEventsText(data, question.today, names.language), dated: true };
  }
  if (event === undefined) return { text: noEventsText(asked, names.language), dated: true };
  const text =
    end === null
      ? eventsText(asked, data, meta, names.language)
      : oneEventText(asked, event, end, names.language);
  return { text, dated: true, ...(end === null ? {} : { event: event.name }) };
}
