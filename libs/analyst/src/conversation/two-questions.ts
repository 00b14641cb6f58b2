import { type Choice, chooseIntent } from '../intents/choose-intent.js';
import { INTENTS } from '../intents/index.js';
import type { Answer, Intent } from '../intents/intent.js';
import { paragraphs } from '../language/format.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';
import type { Conversation } from './conversation.js';
import { splitQuestion } from './split-question.js';

/** Intents that answer all about one bout at once: "who won and how?" is one question. */
const OF_ONE_BOUT = new Set(['fighter-bouts', 'event', 'meetings', 'title', 'events', 'champions']);

/** "And how?" is no question of its own. */
const FEWEST_WORDS = 2;

/** The two questions of a text, the second read as a follow-up of the first; empty when there is one. */
export async function resolveParts(
  conversation: Conversation,
  resolve: (conversation: Conversation) => Promise<Question>,
): Promise<Question[]> {
  const [first, second] = splitQuestion(conversation.question);
  if (first === undefined || second === undefined) return [];
  const earlier = [...conversation.earlier, { question: first, answer: '', state: null }];
  return [
    await resolve({ ...conversation, question: first }),
    await resolve({ ...conversation, earlier, question: second }),
  ];
}

/** One intent that answers both; null when the parts are not two questions of their own. */
export function chooseParts(whole: Question, parts: readonly Question[]): Choice | null {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return null;
  const [one, other] = [chooseIntent(first, INTENTS), chooseIntent(second, INTENTS)];
  if (second.tokens.filter(({ means }) => means?.is !== 'filler').length < FEWEST_WORDS) return null;
  if (one === null || other === null || one.ignored.length + other.ignored.length > 0) return null;
  if (one.intent === other.intent && one.intent.name !== 'query') return null;
  const isQuery = one.intent.name === 'query' && other.intent.name === 'query';
  const readsWhole = whole.query !== null && whole.query.ignored.length === 0;
  if (readsWhole && !isQuery) return null;
  if (OF_ONE_BOUT.has(one.intent.name) && OF_ONE_BOUT.has(other.intent.name)) return null;
  return { intent: inTurn([one.intent, first], [other.intent, second]), ignored: [] };
}

function inTurn(...parts: readonly [Intent, Question][]): Intent {
  return {
    name: parts.map(([{ name }]) => name).join('+'),
    accepts: () => true,
    *answer(_question, names): QueryPlan<Answer> {
      const answers: Answer[] = [];
      for (const [intent, question] of parts) answers.push(yield* intent.answer(question, names));
      return {
        text: paragraphs(...answers.map(({ text }) => text)),
        dated: answers.some(({ dated }) => dated),
        understood: answers.map(({ understood }) => understood ?? '').join(' / '),
        suggestions: answers.flatMap(({ suggestions }) => suggestions ?? []).slice(0, 3),
      };
    },
  };
}
