import { is } from '../grammar/token-reader.js';
import { asksAny, FIGURES } from '../question/asked-topics.js';
import type { Question } from '../question/question.js';

/** "And reach?", "누가 제일 높아?" after a comparison: of the same fighters. */
export function continueComparison(question: Question, previous: Question): Question | null {
  const [one] = previous.fighters;
  // "Who is taller?" after the same of two fighters, one after the other.
  if (
    one !== undefined &&
    previous.fighterBefore !== null &&
    question.topics.has('more') &&
    asksAny(question, FIGURES)
  )
    return { ...question, fighters: [previous.fighterBefore, one] };
  if (previous.fighters.length < 2 || !asksAny(previous, [...FIGURES, 'more'])) return null;
  if (
    question.tokens.some(
      (token) => is(token, 'reference') && token.means.to !== 'persons' && token.means.to !== 'other',
    )
  )
    return null;
  const { fighters } = previous;
  if (asksAny(question, FIGURES))
    return { ...question, fighters, topics: new Set([...question.topics, 'more']) };
  const least = question.tokens.some((token) => is(token, 'extreme') && token.means.order === 'least');
  const ranks = question.tokens.some(
    (token) => is(token, 'extreme') || is(token, 'comparative') || is(token, 'superlative'),
  );
  if (!ranks || question.query !== null) return null;
  const measures = [...previous.topics].filter((topic) => FIGURES.includes(topic));
  const topics = [...question.topics, ...measures, 'more' as const, ...(least ? (['least'] as const) : [])];
  return { ...question, fighters, topics: new Set(topics) };
}

/** "Who won the second?" after the meetings of two fighters. */
export function meetingOf({ tokens, meeting }: Question, { fighters, query }: Question): number | null {
  if (meeting !== null || query !== null || fighters.length !== 2) return null;
  const ordinal = tokens.find((token) => is(token, 'number') && token.means.ordinal === true);
  return is(ordinal, 'number') ? ordinal.means.value : null;
}
