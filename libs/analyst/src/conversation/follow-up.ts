import type { EventReference } from '../question/event-reference.js';
import { PERSON } from '../question/masked-text.js';
import { parseLeaderboard } from '../question/leaderboard-request.js';
import { isSamePerson } from '../question/people.js';
import { parseLocation } from '../question/location.js';
import { asksOneEarlier } from '../question/position.js';
import type { Person, Question } from '../question/question.js';
import { BOUT_DETAILS, FIGURES, CARD_POSITIONS, asksAny, namesTopic } from '../question/asked-topics.js';

/** What a conversation is about so far. */
export interface Context {
  /** The last question, completed by what came before it. */
  question: Question;
  /** Who is named in its answer. */
  answer: Pick<Question, 'people' | 'event'>;
}

const SUBJECT_BEFORE = new RegExp(
  `\\b(?:he|she|they)\\b.{0,40}${PERSON}|${PERSON}.{0,30}\\b(?:beat(?:en)?|fought|fight|faced?|against|than|with|met)\\b.{0,10}\\b(?:him|her|them)\\b`,
);
const KOREAN_PARTNER = new RegExp(
  `^[^\uE000-\uE0FF]*${PERSON}(?:이랑|랑|하고|와|과|한테|에게|상대로|보다|과의|와의)`,
);
const AGAINST = new RegExp(`^(?:and |but |what about |how about |so )*(?:against|vs?\\.?|versus) ${PERSON}`);

/** Whether a question that names one person means a second one of whom the conversation spoke. */
function impliesSubject(question: Question, context: Context): boolean {
  const [only, ...others] = question.people;
  const subject = subjectOf(context);
  if (only === undefined || others.length > 0 || subject === undefined || isSamePerson(only, subject)) {
    return false;
  }
  if (AGAINST.test(question.spaced)) return true;
  if (KOREAN_PARTNER.test(question.compact)) return true;
  return question.topics.has('pronoun') && SUBJECT_BEFORE.test(question.spaced);
}

function subjectOf(context: Context): Person | undefined {
  return context.question.people[0] ?? context.answer.people[0];
}

/** Whether the question cannot be understood by itself. */
export function needsContext(question: Question): boolean {
  const { people, event, topics, leaderboard, aggregate, ranking, unknownName, events } = question;
  if (topics.has('pronoun') || asksOneEarlier(question)) return true;
  if (people.length > 0) {
    return people.length === 1 || !namesTopic(question);
  }
  if (event !== null) return !namesTopic(question);
  if (question.champions !== null && question.weightClasses.length > 0) return false;
  if (events?.standsAlone === true && !asksAny(question, CARD_POSITIONS)) return false;
  if (aggregate?.standsAlone === true || (ranking !== null && ranking.list !== null)) return false;
  return leaderboard === null && unknownName === null;
}

/** The question with what the conversation before it supplies. */
export function completeQuestion(question: Question, context: Context | null): Question {
  if (context === null) return question;
  const list = continueList(question, context);
  if (list !== null) return list;
  if (!needsContext(question)) return question;
  if (question.people.length > 0) return completePeople(question, context);
  if (question.event !== null && !question.topics.has('pronoun')) return completeEvent(question, context);
  const board = continueLeaderboard(question, context);
  if (board !== null) return board;
  if (asksOneEarlier(question)) return stepBack(question, context);
  const event = continueEvent(question, context);
  if (event !== null) return completeEvent({ ...question, event }, context);
  if (!namesTopic(question) && !question.topics.has('pronoun')) return question;
  return inheritPeople(question, context);
}

function completePeople(question: Question, context: Context): Question {
  const previous = context.question;
  const subject = subjectOf(context);
  if (subject !== undefined && impliesSubject(question, context)) {
    const mentioned = question.mentioned.map((index) => index + 1);
    const joined = { ...question, people: [subject, ...question.people], mentioned };
    if (question.topics.has('more') && !asksAny(question, FIGURES)) {
      // "보다 커?" says no more than that it compares what was spoken of.
      const measures = [...previous.topics].filter((topic) => FIGURES.includes(topic));
      return { ...joined, topics: new Set([...question.topics, ...measures]) };
    }
    return namesTopic(question)
      ? joined
      : { ...joined, topics: new Set([...question.topics, 'faced' as const]) };
  }
  if (namesTopic(question) || question.strangeWords > 2) return question;
  // "And Poirier?": the same question about somebody else.
  return { ...previous, ...speech(question), people: question.people, event: previous.event };
}

function completeEvent(question: Question, context: Context): Question {
  if (namesTopic(question)) return question;
  const { topics, people } = context.question;
  return { ...question, topics: new Set([...question.topics, ...topics]), people };
}

/** "웰터급은?", "and by submission?" after a ranking. */
function continueLeaderboard(question: Question, context: Context): Question | null {
  const previous = context.question;
  if (previous.leaderboard === null || question.topics.has('pronoun')) return null;
  const { weightClasses, period, method } = question;
  const metric = parseLeaderboard({ spaced: `most ${question.spaced}`, compact: question.compact }, method);
  if (metric === null && weightClasses.length === 0 && period === null) return null;
  return {
    ...previous,
    ...speech(question),
    leaderboard:
      metric === null
        ? previous.leaderboard
        : { ...metric, limit: metric.limit ?? previous.leaderboard.limit },
    weightClasses: weightClasses.length > 0 ? weightClasses : previous.weightClasses,
    period: period ?? previous.period,
  };
}

/** "And in 2022?", "웰터급은?" after events or champions. */
function continueList(question: Question, context: Context): Question | null {
  const previous = context.question;
  const { weightClasses, period } = question;
  const place = parseLocation(question.text);
  if (saysSomethingElse(question)) return null;
  if (previous.events !== null && (period !== null || place !== null)) {
    const events = { ...previous.events, place: place ?? previous.events.place };
    return { ...previous, ...speech(question), events, event: null, period: period ?? previous.period };
  }
  if (previous.champions !== null && (period !== null || weightClasses.length > 0)) {
    return {
      ...previous,
      ...speech(question),
      period: period ?? previous.period,
      weightClasses: weightClasses.length > 0 ? weightClasses : previous.weightClasses,
    };
  }
  return null;
}

/** Whether there is more in the question than a place, a time or a weight class. */
function saysSomethingElse(question: Question): boolean {
  const { people, event, champions, events, leaderboard, aggregate, ranking } = question;
  const asked = [champions, events, leaderboard, aggregate, ranking, question.statistic, question.method];
  return (
    people.length > 0 ||
    (event !== null && event.city === null) ||
    asked.some((request) => request !== null) ||
    question.position !== null ||
    question.outcome !== null ||
    question.topics.has('pronoun') ||
    asksAny(question, [...BOUT_DETAILS, ...FIGURES, ...CARD_POSITIONS])
  );
}

function inheritPeople(question: Question, context: Context): Question {
  const previous = context.question;
  if (asksAny(question, CARD_POSITIONS)) {
    return { ...question, event: previous.event ?? context.answer.event };
  }
  if (question.topics.has('opponent') && asksAny(question, FIGURES)) {
    const other = [...previous.people.slice(1), ...context.answer.people].find(
      (person) => !previous.people[0] || !isSamePerson(person, previous.people[0]),
    );
    if (other !== undefined) return { ...question, people: [other] };
  }
  const people = previous.people.length > 0 ? previous.people : context.answer.people.slice(0, 1);
  const particular =
    (question.position !== null && question.meeting === null) ||
    question.outcome !== null ||
    question.period !== null;
  if (
    !particular &&
    !asksAny(question, FIGURES) &&
    (asksAny(question, BOUT_DETAILS) || question.statistic !== null)
  ) {
    return inheritBout(question, context, people);
  }
  const paired = question.topics.has('more') || question.topics.has('faced') || question.meeting !== null;
  return { ...question, people: paired ? people : people.slice(0, 1) };
}

/** "And the one before that?" */
function stepBack(question: Question, context: Context): Question {
  const previous = context.question;
  const subject = subjectOf(context);
  if (subject === undefined) return question;
  const { order, index } = previous.position ?? { order: 'newest' as const, index: 0 };
  const next = order === 'newest' ? index + 1 : Math.max(index - 1, 0);
  return {
    ...question,
    people: [subject],
    position: { order, index: next, count: 1 },
    outcome: question.outcome ?? previous.outcome,
    topics: new Set([...question.topics].filter((topic) => !CARD_POSITIONS.includes(topic))),
  };
}

/** "301은?", "and 299?" after a numbered event. */
function continueEvent(question: Question, context: Context): EventReference | null {
  if (context.question.event?.number == null) return null;
  const number = /^(?:and |what about |how about |then |그럼|그러면)?(\d{1,3})(?:은|는|에서는)?[?\s]*$/u.exec(
    question.spaced,
  )?.[1];
  if (number === undefined) return null;
  return { query: `UFC ${number}`, number: Number(number), city: null, span: { start: 0, end: 0 } };
}

/** "Who was the referee?": the bout of which the conversation spoke. */
function inheritBout(question: Question, context: Context, people: Person[]): Question {
  const previous = context.question;
  const places = [...previous.topics].filter((topic) => CARD_POSITIONS.includes(topic));
  return {
    ...question,
    people: previous.event !== null && previous.people.length === 0 ? [] : people,
    event: previous.event,
    position: previous.position,
    outcome: previous.outcome,
    meeting: question.meeting ?? previous.meeting,
    method: question.method ?? previous.method,
    weightClasses: previous.weightClasses,
    topics: new Set([...question.topics, ...places]),
  };
}

function speech(
  question: Question,
): Pick<Question, 'language' | 'text' | 'spaced' | 'compact' | 'mentioned'> {
  const { language, text, spaced, compact, mentioned } = question;
  return { language, text, spaced, compact, mentioned };
}
