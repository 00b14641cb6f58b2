import { type Inquiry, ask } from '../inquiry/inquiry.js';
import type { NameBook } from '../language/name-book.js';
import { says } from '../question/masked-text.js';
import { type Place, parsePlace } from '../question/place.js';
import type { Question } from '../question/question.js';
import { asksAny, BOUT_DETAILS, PLACES_ON_A_CARD } from '../question/substance.js';
import type { Topic } from '../question/topics.js';
import { eventsText, noEventsText, oneEventText } from '../wording/events-wording.js';
import type { Answer, Intent } from './intent.js';

const MOST_EVENTS = 30;

const LIST = {
  english: /\b(?:events|cards|ppvs|pay[- ]per[- ]views|fight nights|shows)\b/,
  korean:
    /(?:대회|이벤트)(?:들|목록|리스트|전부|모두)|(?:어떤|무슨)(?:ufc)?(?:대회|이벤트)|열린(?:ufc)?(?:대회|이벤트)|(?:대회|이벤트)(?:는|은|를|을)?(?:뭐|무엇|알려|보여|나열|정리|찾아)/,
};
const LAST = {
  english:
    /\b(?:last|latest|most recent(?:ly)?|newest)\b.{0,25}\b(?:event|card|show|fight night)\b|\bufc(?: was)? last (?:in|held|visit|go|come)\b/,
  korean: /(?:마지막|최근|가장최근)(?:으로|에)?.{0,14}(?:대회|이벤트|열린|열렸)/,
};
const FIRST = {
  english: /\b(?:first|earliest|oldest)\b.{0,25}\b(?:event|card|show|fight night)\b/,
  korean: /(?:첫|처음|최초|맨처음)(?:으로|에)?.{0,14}(?:대회|이벤트|열린|열렸)/,
};
/** What is asked of a bout or a card, not of the list of events. */
const OF_A_CARD: readonly Topic[] = [
  ...PLACES_ON_A_CARD,
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
    const place = parsePlace(question.text);
    const end = endOf(question);
    const isNarrowed = place !== null || question.period !== null;
    if (place === null && question.unknownName !== null) return false;
    return end === null ? isNarrowed && says(question, LIST.english, LIST.korean) : true;
  },
  answer: answerEvents,
};

type End = 'newest' | 'oldest';

function endOf(question: Question): End | null {
  if (says(question, FIRST.english, FIRST.korean)) return 'oldest';
  return says(question, LAST.english, LAST.korean) ? 'newest' : null;
}

function* answerEvents(question: Question, names: NameBook): Inquiry<Answer> {
  const place: Place | null = parsePlace(question.text);
  const end = endOf(question);
  const { period } = question;
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
