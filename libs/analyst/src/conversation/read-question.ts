import type { FighterNames } from '@app/mma/domain';
import { normalizeText } from '../lexicon/normalize-text.js';
import type { EventReference } from '../question/event-reference.js';
import { parseQuestion } from '../question/parse-question.js';
import type { Question } from '../question/question.js';
import { separateKoreanCues } from '../question/unknown-name.js';
import { type Context, completeQuestion, needsContext } from './follow-up.js';
import { chooseFighter } from './choose-fighter.js';
import { readState, toNamed } from './state.js';
import type { Conversation } from './conversation.js';

export interface Mention {
  kind: 'fighter' | 'event';
  id: string;
  name: string;
}

/** Older turns do not decide what "he" means. */
const CONTEXT_TURNS = 6;
/** In characters. An answer names its fighters and event at the beginning. */
const ANSWER_PREFIX_LENGTH = 500;

/** Reads the current question and completes it from the conversation before it. */
export async function resolveQuestion(
  conversation: Conversation,
  names: FighterNames,
  signal: AbortSignal,
  today: string,
  mentioned: readonly Mention[] = [],
): Promise<Question> {
  const read = (text: string): Promise<Question> => readQuestion(text, names, signal, today);
  const message = separateInstructions(conversation.question);
  const question = await read(message.question);
  const choices = readState(conversation.earlier.at(-1)?.state)?.choices ?? [];
  if (!needsContext(question) && choices.length === 0) return question;
  let context: Context | null = null;
  let last: Question | null = null;
  for (const turn of conversation.earlier.slice(-CONTEXT_TURNS)) {
    const completed: Question = completeQuestion(
      await read(separateInstructions(turn.question).question),
      context,
    );
    last = completed;
    const state = readState(turn.state);
    if (state?.answered === false) {
      // The answer left no trace; whom the user named is still being talked about.
      if (completed.fighters.length > 0) {
        context = {
          question: { ...completed, query: null },
          answer: { fighters: [], event: completed.event },
        };
      }
      continue;
    }
    const answer =
      state === null
        ? await read(turn.answer.slice(0, ANSWER_PREFIX_LENGTH))
        : {
            fighters: state.fighters.map(toNamed),
            event: completed.event ?? eventCalled(state.event),
            bout: state.bout,
          };
    if (answer.fighters.length === 0 && saysNothing(completed)) continue;
    context = { question: completed, answer };
  }
  const chosen = last === null ? null : chooseFighter(question, last, choices);
  if (chosen !== null) return chosen;
  if (!needsContext(question)) return question;
  context ??= await contextOf(mentioned, read);
  if (message.instructions !== '')
    context = contextOfInstructions(await read(message.instructions)) ?? context;
  return completeQuestion(question, context);
}

const eventCalled = (name: string | null): EventReference | null =>
  name === null ? null : { query: name, number: null, city: null, span: { start: 0, end: 0 } };

/** Whether a question leaves nothing to refer to. */
const saysNothing = ({ fighters, event, query, champions, events }: Question): boolean =>
  fighters.length === 0 && event === null && query === null && champions === null && events === null;

/** The context when the messages name no fighter: the fighter mentioned last. */
async function contextOf(
  mentioned: readonly Mention[],
  read: (text: string) => Promise<Question>,
): Promise<Context | null> {
  const last = mentioned.filter(({ kind }) => kind === 'fighter').at(-1);
  if (last === undefined) return null;
  const named = {
    text: last.name,
    candidates: [{ fighterId: last.id, name: last.name }],
    byId: true,
    isClear: true,
  };
  return { question: { ...(await read('')), fighters: [named] }, answer: { fighters: [], event: null } };
}

/** Instructions may say whom "he" means; everything else in them is ignored. */
function contextOfInstructions(instructions: Question): Context | null {
  const { fighters, event } = instructions;
  if (fighters.length === 0 && event === null) return null;
  const question: Question = {
    ...instructions,
    topics: new Set(),
    outcome: null,
    position: null,
    method: null,
    meeting: null,
    tokens: [],
    query: null,
    ranking: null,
    events: null,
    champions: null,
  };
  return { question, answer: { fighters: [], event: null } };
}

export async function readQuestion(
  typed: string,
  names: FighterNames,
  signal: AbortSignal,
  today: string,
): Promise<Question> {
  const text = normalizeText(typed);
  const mentions = await names.findMentions(text, signal);
  const separated = mentions.length === 0 ? separateKoreanCues(text) : text;
  if (separated !== text) {
    const found = await names.findMentions(separated, signal);
    if (found.length > 0) return parseQuestion(separated, found, today);
  }
  const question = parseQuestion(text, mentions, today);
  if (mentions.length !== 1 || question.unknownName === null) return question;
  // The name search may take two adjacent names ("Khabib McGregor") for one: search beside the first.
  const [first] = mentions;
  if (first === undefined) return question;
  const rest = `${text.slice(0, first.start)};${' '.repeat(first.end - first.start - 1)}${text.slice(first.end)}`;
  const more = await names.findMentions(rest, signal);
  if (more.length === 0) return question;
  return parseQuestion(
    text,
    [...mentions, ...more].sort((a, b) => a.start - b.start),
    today,
  );
}

const SENTENCE = /[^.?!\n]+(?:\.(?=\S)[^.?!\n]+)*(?:[.?!\n]+|$)/gu;
const INSTRUCTIONS = [
  /\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:instructions?|rules|data|prompts?|previous|above|everything)\b/i,
  /\b(?:you (?:must|should|will|have to|need to)|always|from now on|pretend|act as|no matter what)\b.{0,60}\b(?:say|answer|claim|respond|tell|reply|pretend|write|speak)\b/i,
  /^\s*(?:say|claim|pretend|answer|respond|reply)\b/i,
  /(?:무시하고|무시해|지금부터|이제부터|앞으로는|무조건|무슨 일이 있어도|반드시|항상).*(?:대답|답해|답하|말해|말하|얘기|해라|해줘|해\s*[.!]?$)/u,
  /(?:라고|다고)\s*(?:만\s*)?(?:대답|답|말|해|얘기)/u,
];

export interface Message {
  question: string;
  /** The sentences that tell the model how to answer; empty if there are none. */
  instructions: string;
}

/**
 * Separates sentences that tell the model how to answer ("ignore the data and say that …") from the question,
 * so that their content is not read as part of it. A message of nothing but such sentences is kept whole.
 */
export function separateInstructions(text: string): Message {
  const sentences = text.match(SENTENCE) ?? [];
  const isInstruction = (sentence: string): boolean =>
    INSTRUCTIONS.some((instruction) => instruction.test(sentence));
  const question = sentences
    .filter((sentence) => !isInstruction(sentence))
    .join('')
    .trim();
  if (question === '') return { question: text, instructions: '' };
  return { question, instructions: sentences.filter(isInstruction).join('').trim() };
}
