import { is } from '../grammar/token-reader.js';
import type { NameBook } from '../language/name-book.js';
import { ask, type QueryPlan } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import type { NamedFighter, Question } from '../question/question.js';
import { absentText } from '../wording/absent-wording.js';
import { nextBoutText, noNextBoutText, upcomingEventsText } from '../wording/upcoming-wording.js';
import type { Answer, Intent } from './intent.js';

const MOST_EVENTS = 5;

/** The next event, or the next bout of a fighter, where the source lists events without results. */
export const upcomingIntent: Intent = {
  name: 'upcoming',
  accepts: ({ tokens, fighters, weightClasses, unknownName }) => {
    const absent = tokens.filter((token) => is(token, 'absent'));
    // The source lists no titles and no classes of bouts to come.
    const isAboutComing =
      absent.length > 0 &&
      absent.every(({ means, text }) => means.subject === 'future' && !/title|타이틀/i.test(text));
    return isAboutComing && fighters.length <= 1 && weightClasses.length === 0 && unknownName === null;
  },
  answer(question, names) {
    const [fighter] = question.fighters;
    return fighter === undefined ? answerEvents(question, names) : answerFighter(fighter, question, names);
  },
};

function* answerEvents(question: Question, names: NameBook): QueryPlan<Answer> {
  const { location, today } = question;
  const { data } = yield* ask('search_events', {
    status: 'upcoming',
    ...(location === null ? {} : { location: location.name }),
    limit: MOST_EVENTS,
  });
  const [only, ...others] = data;
  if (only === undefined) return notListed(names);
  return {
    text: upcomingEventsText(data, today, names.language),
    dated: true,
    ...(others.length === 0 ? { event: only.name } : {}),
  };
}

function* answerFighter(named: NamedFighter, question: Question, names: NameBook): QueryPlan<Answer> {
  const { reference } = yield* resolveFighter(named, question);
  const { data } = yield* ask('get_fighter', { fighter: reference });
  if (data.next_bout !== null) {
    return { text: nextBoutText(data.name, data.next_bout, question.today, names), dated: true };
  }
  const { data: events } = yield* ask('search_events', { status: 'upcoming', limit: 1 });
  return events.length === 0 ? notListed(names) : { text: noNextBoutText(data.name, names), dated: true };
}

const notListed = ({ language }: NameBook): Answer => ({
  text: absentText(['future'], language),
  dated: false,
  outcome: 'declined',
});
