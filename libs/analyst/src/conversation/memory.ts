import type { FighterNames } from '@app/mma/domain';
import { withoutPlaceholders } from '../question/masked-text.js';
import { parseQuestion } from '../question/parse-question.js';
import type { Question } from '../question/question.js';
import { separateKoreanCues } from '../question/unknown-name.js';
import { type Context, completeQuestion, needsContext } from './follow-up.js';
import type { Conversation } from './conversation.js';
import { separateInstructions } from './instructions.js';

/** A fighter or event that earlier messages named. */
export interface Mention {
  kind: 'fighter' | 'event';
  id: string;
  name: string;
}

/** Turns further back than this say nothing about what "he" means now. */
const REMEMBERED_TURNS = 6;
/** The people and the event of an answer stand at its beginning; the rest is context and tables. */
const READ_OF_ANSWER = 500;

/** Reads the question that is being answered, with what the conversation before it supplies. */
export async function understand(
  conversation: Conversation,
  names: FighterNames,
  signal: AbortSignal,
  mentioned: readonly Mention[] = [],
): Promise<Question> {
  const read = (text: string): Promise<Question> => readQuestion(text, names, signal);
  const message = separateInstructions(conversation.question);
  const question = await read(message.question);
  if (!needsContext(question)) return question;
  let context: Context | null = null;
  for (const turn of conversation.earlier.slice(-REMEMBERED_TURNS)) {
    const completed: Question = completeQuestion(
      await read(separateInstructions(turn.question).question),
      context,
    );
    const answer = await read(turn.answer.slice(0, READ_OF_ANSWER));
    if (completed.people.length + answer.people.length === 0 && completed.event === null) continue;
    context = { question: completed, answer };
  }
  context ??= await contextOf(mentioned, read);
  if (message.instructions !== '') context = namedIn(await read(message.instructions)) ?? context;
  return completeQuestion(question, context);
}

/** Where the messages say nobody: whom earlier ones spoke of. */
async function contextOf(
  mentioned: readonly Mention[],
  read: (text: string) => Promise<Question>,
): Promise<Context | null> {
  const last = mentioned.filter(({ kind }) => kind === 'fighter').at(-1);
  if (last === undefined) return null;
  const person = { text: last.name, candidates: [{ fighterId: last.id, name: last.name }], byId: true };
  return { question: { ...(await read('')), people: [person] }, answer: { people: [], event: null } };
}

/** An order says whom "he" means, and nothing else that counts. */
function namedIn(instructions: Question): Context | null {
  const { people, event } = instructions;
  if (people.length === 0 && event === null) return null;
  const question: Question = {
    ...instructions,
    topics: new Set(),
    outcome: null,
    position: null,
    method: null,
    meeting: null,
    leaderboard: null,
    aggregate: null,
    ranking: null,
  };
  return { question, answer: { people: [], event: null } };
}

/** Reads one question by itself. */
export async function readQuestion(
  typed: string,
  names: FighterNames,
  signal: AbortSignal,
): Promise<Question> {
  const text = withoutPlaceholders(typed);
  const mentions = await names.findMentions(text, signal);
  const separated = mentions.length === 0 ? separateKoreanCues(text) : text;
  if (separated !== text) {
    const found = await names.findMentions(separated, signal);
    if (found.length > 0) return parseQuestion(separated, found);
  }
  const question = parseQuestion(text, mentions);
  if (mentions.length !== 1 || question.unknownName === null) return question;
  // Two names side by side ("Khabib McGregor") may have been taken for one: look again beside the first.
  const [first] = mentions;
  if (first === undefined) return question;
  const rest = `${text.slice(0, first.start)};${' '.repeat(first.end - first.start - 1)}${text.slice(first.end)}`;
  const more = await names.findMentions(rest, signal);
  if (more.length === 0) return question;
  return parseQuestion(
    text,
    [...mentions, ...more].sort((a, b) => a.start - b.start),
  );
}
