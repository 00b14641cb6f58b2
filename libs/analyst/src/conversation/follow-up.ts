import type { EventReference } from '../question/event-reference.js';
import { FIGHTER } from '../question/masked-text.js';
import { continueBout } from './continue-bout.js';
import { continueComparison, meetingOf } from './continue-comparison.js';
import { continueChampions } from './continue-champions.js';
import { continueQuery, rereadWithFighters, standsAlone } from './continue-query.js';
import { is } from '../grammar/token-reader.js';
import { isSameFighter } from '../question/named-fighters.js';
import { asksOneEarlier } from '../question/position.js';
import type { NamedFighter, Question } from '../question/question.js';
import type { SpokenBout } from '../question/spoken-bout.js';
import { BOUT_DETAILS, FIGURES, CARD_POSITIONS, asksAny, namesTopic } from '../question/asked-topics.js';

export interface Context {
  /** The last question, completed from its own context. */
  question: Question;
  /** The fighters and the event named in its answer, and the one bout that it told of. */
  answer: Pick<Question, 'fighters' | 'event'> & { bout?: SpokenBout | null };
}

const SUBJECT_BEFORE = new RegExp(
  `\\b(?:he|she|they)\\b.{0,40}${FIGHTER}|${FIGHTER}.{0,30}\\b(?:beat(?:en)?|fought|fight|faced?|against|than|with|met)\\b.{0,10}\\b(?:him|her|them)\\b`,
);
const KOREAN_PARTNER = new RegExp(
  `^[^\uE000-\uE0FF]*${FIGHTER}(?:이랑|랑|하고|와|과|한테|에게|상대로|보다|과의|와의)`,
);
const AGAINST = new RegExp(`^(?:and |but |what about |how about |so )*(?:against|vs?\\.?|versus) ${FIGHTER}`);

/** Whether a question that names one fighter implies a second one: the subject of the conversation. */
function impliesSubject(question: Question, context: Context): boolean {
  const [only, ...others] = question.fighters;
  const subject = subjectOf(context);
  if (only === undefined || others.length > 0 || subject === undefined || isSameFighter(only, subject)) {
    return false;
  }
  if (AGAINST.test(question.spaced)) return true;
  if (KOREAN_PARTNER.test(question.compact)) return true;
  return question.topics.has('pronoun') && SUBJECT_BEFORE.test(question.spaced);
}

function subjectOf(context: Context): NamedFighter | undefined {
  return context.question.fighters[0] ?? context.answer.fighters[0];
}

/** Whether the question depends on the conversation before it. */
export function needsContext(question: Question): boolean {
  const { fighters, event, topics, query, unknownName } = question;
  if (topics.has('pronoun') || asksOneEarlier(question)) return true;
  if (question.tokens.some((token) => is(token, 'reference'))) return true;
  if (fighters.length > 0) {
    return fighters.length === 1 || !namesTopic(question);
  }
  if (event !== null) return !namesTopic(question);
  if (isAboutAll(question)) return false;
  if (query !== null && query.ignored.length === 0 && standsAlone(question)) return false;
  return unknownName === null || question.tokens.some((token) => is(token, 'condition'));
}

/** Champions of a class, events, rankings: the fighters of the conversation play no part in it. */
function isAboutAll(question: Question): boolean {
  const { champions, weightClasses, events, ranking } = question;
  if (champions !== null && weightClasses.length > 0) return true;
  if (events?.standsAlone === true && !asksAny(question, CARD_POSITIONS)) return true;
  return ranking !== null && ranking.list !== null;
}

export function completeQuestion(question: Question, context: Context | null): Question {
  if (context === null) return question;
  const ofBout = continueBout(question, context.answer.bout ?? null);
  if (ofBout !== null) return ofBout;
  const ofChampions = continueChampions(question, context);
  if (ofChampions !== null) return ofChampions;
  const continued = continueQuery(question, context.question, context.answer.fighters[0]);
  if (continued !== null) return continued;
  return rereadWithFighters(question, completeFromContext(question, context));
}

function completeFromContext(question: Question, context: Context): Question {
  const list = continueList(question, context);
  if (list !== null) return list;
  if (!needsContext(question)) return question;
  if (question.fighters.length > 0) return completeFighters(question, context);
  if (question.topics.has('pronoun')) return completeReference(question, context);
  if (question.event !== null) return completeEvent(question, context);
  if (isAboutAll(question)) return question;
  return completeReference(question, context);
}

function completeReference(question: Question, context: Context): Question {
  if (asksOneEarlier(question)) return stepBack(question, context);
  const event = continueEvent(question, context);
  if (event !== null) return completeEvent({ ...question, event }, context);
  const meeting = meetingOf(question, context.question);
  if (meeting !== null) return inheritFighters({ ...question, meeting }, context);
  const compared = continueComparison(question, context.question);
  if (compared !== null) return compared;
  if (!namesTopic(question) && !question.topics.has('pronoun')) return question;
  return inheritFighters(question, context);
}

function completeFighters(question: Question, context: Context): Question {
  const previous = context.question;
  const subject = subjectOf(context);
  if (subject !== undefined && impliesSubject(question, context)) {
    const mentioned = question.mentioned.map((index) => index + 1);
    const joined = { ...question, fighters: [subject, ...question.fighters], mentioned };
    if (question.topics.has('more') && !asksAny(question, FIGURES)) {
      // "보다 커?" compares whatever the previous question was about.
      const measures = [...previous.topics].filter((topic) => FIGURES.includes(topic));
      return { ...joined, topics: new Set([...question.topics, ...measures]) };
    }
    return namesTopic(question)
      ? joined
      : { ...joined, topics: new Set([...question.topics, 'faced' as const]) };
  }
  const excludes = question.tokens.some((token) => is(token, 'joint') && token.means.joint === 'not');
  if (excludes || namesTopic(question) || question.unknownWords > 2) return question;
  // "And Poirier?": the same question about another fighter.
  return {
    ...previous,
    ...wordingOf(question),
    fighters: question.fighters,
    fighterBefore: previous.fighters[0] ?? null,
    event: previous.event,
  };
}

function completeEvent(question: Question, context: Context): Question {
  if (namesTopic(question)) return question;
  const { topics, fighters } = context.question;
  return { ...question, topics: new Set([...question.topics, ...topics]), fighters };
}

/** "And in 2022?", "웰터급은?" after events or champions. */
function continueList(question: Question, context: Context): Question | null {
  const previous = context.question;
  const { weightClasses, period, location } = question;
  if (saysSomethingElse(question)) return null;
  if (previous.events !== null && (period !== null || location !== null)) {
    return {
      ...previous,
      ...wordingOf(question),
      event: null,
      location: location ?? previous.location,
      period: period ?? previous.period,
    };
  }
  if (previous.champions !== null && (period !== null || weightClasses.length > 0)) {
    return {
      ...previous,
      ...wordingOf(question),
      period: period ?? previous.period,
      weightClasses: weightClasses.length > 0 ? weightClasses : previous.weightClasses,
    };
  }
  return null;
}

function saysSomethingElse(question: Question): boolean {
  const { fighters, event, champions, events, query, ranking } = question;
  const asked = [champions, events, query, ranking, question.statistic, question.method];
  return (
    fighters.length > 0 ||
    (event !== null && event.city === null) ||
    asked.some((request) => request !== null) ||
    question.position !== null ||
    question.outcome !== null ||
    question.topics.has('pronoun') ||
    asksAny(question, [...BOUT_DETAILS, ...FIGURES, ...CARD_POSITIONS])
  );
}

function inheritFighters(question: Question, context: Context): Question {
  const previous = context.question;
  if (asksAny(question, CARD_POSITIONS)) {
    return { ...question, event: previous.event ?? context.answer.event };
  }
  if (question.topics.has('opponent') && asksAny(question, FIGURES)) {
    const other = [...previous.fighters.slice(1), ...context.answer.fighters].find(
      (named) => !previous.fighters[0] || !isSameFighter(named, previous.fighters[0]),
    );
    if (other !== undefined) return { ...question, fighters: [other] };
  }
  const fighters = previous.fighters.length > 0 ? previous.fighters : context.answer.fighters.slice(0, 1);
  const particular =
    (question.position !== null && question.meeting === null) ||
    question.outcome !== null ||
    question.period !== null;
  if (
    !particular &&
    !asksAny(question, FIGURES) &&
    (asksAny(question, BOUT_DETAILS) || question.statistic !== null)
  ) {
    return inheritBout(question, context, fighters);
  }
  const paired = question.topics.has('more') || question.topics.has('faced') || question.meeting !== null;
  return { ...question, fighters: paired ? fighters : fighters.slice(0, 1) };
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
    fighters: [subject],
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

/** "Who was the referee?": the bout of the previous question. */
function inheritBout(question: Question, context: Context, fighters: NamedFighter[]): Question {
  const previous = context.question;
  const positions = [...previous.topics].filter((topic) => CARD_POSITIONS.includes(topic));
  return {
    ...question,
    fighters: previous.event !== null && previous.fighters.length === 0 ? [] : fighters,
    event: previous.event,
    position: previous.position,
    outcome: previous.outcome,
    meeting: question.meeting ?? previous.meeting,
    method: question.method ?? previous.method,
    weightClasses: previous.weightClasses,
    topics: new Set([...question.topics, ...positions]),
  };
}

function wordingOf(
  question: Question,
): Pick<Question, 'language' | 'text' | 'spaced' | 'compact' | 'mentioned'> {
  const { language, text, spaced, compact, mentioned } = question;
  return { language, text, spaced, compact, mentioned };
}
