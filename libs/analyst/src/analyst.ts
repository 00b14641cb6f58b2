import type { Reading } from '@app/chat-protocol';
import { dayIn, type FighterNames, type ToolMeta } from '@app/mma/domain';
import {
  type AnalystMessage,
  type Conversation,
  type RecordedReply,
  readConversation,
} from './conversation/conversation.js';
import { is } from './grammar/token-reader.js';
import { chooseParts, resolveParts } from './conversation/two-questions.js';
import { type Mention, resolveQuestion } from './conversation/read-question.js';
import { toState } from './conversation/state.js';
import { chooseIntent } from './intents/choose-intent.js';
import { INTENTS } from './intents/index.js';
import type { Answer, Intent } from './intents/intent.js';
import { isAboutTheSport } from './intents/out-of-scope.intent.js';
import { footer } from './language/data-footer.js';
import { paragraphs } from './language/format.js';
import type { Language } from './language/language.js';
import { NameBook } from './language/name-book.js';
import { type NumberedCall, type Progress, ToolFailure, replay } from './plan/query-plan.js';
import { chartWords } from './plan/show-chart.js';
import type { Question } from './question/question.js';
import type { Token } from './lexicon/token.js';
import { ignoredText, notUnderstoodText, outOfScopeText } from './wording/ignored-wording.js';
import { choicesOf, exampleQuestions, failureText } from './wording/failure-wording.js';

export interface AnalystRequest {
  /** Oldest first, including the results of this turn's tool calls; the last is the user's. */
  messages: readonly AnalystMessage[];
  /** Fighters and events named by earlier messages that are not in `messages`; newest last. */
  mentioned?: readonly Mention[];
  /** False in the last tool round: the analyst answers from the results it has. */
  mayCallTools: boolean;
  /** The same in all rounds of an answer. */
  now: Date;
  /** IANA name of the reader's time zone: what "today" means. */
  timeZone: string;
}

/** The tool calls that the analyst needs next, or its answer as Markdown. */
export type AnalystStep = { kind: 'calls'; calls: NumberedCall[] } | AnalystAnswer;

export interface AnalystAnswer {
  kind: 'answer';
  text: string;
  reading: Reading;
  /** At most three next questions. */
  suggestions: string[];
  /** JSON of at most 8 KiB, returned as {@link AnalystMessage.state} with later questions. */
  state?: unknown;
}

const MOST_QUOTED = 5;

/**
 * Answers questions by rules: it parses the question, plans tool calls and words their results. It keeps no
 * state; its output depends only on the messages and on the fighters' names.
 */
export class Analyst {
  constructor(private readonly names: FighterNames) {}

  /** @throws the signal's reason when it is aborted */
  async next(request: AnalystRequest, signal: AbortSignal): Promise<AnalystStep> {
    signal.throwIfAborted();
    const conversation = readConversation(request.messages);
    const today = dayIn(request.timeZone, request.now);
    const resolve = (each: Conversation): Promise<Question> =>
      resolveQuestion(each, this.names, signal, today, request.mentioned);
    const question = await resolve(conversation);
    const parts = await resolveParts(conversation, resolve);
    signal.throwIfAborted();
    const names = new NameBook(question.language, this.names);
    const named = [question, ...parts].flatMap(({ fighters }) =>
      fighters.flatMap(({ candidates }) => candidates.slice(0, 1)),
    );
    await names.learnFighters(new Map(named.map(({ fighterId, name }) => [fighterId, name])));
    const choice = chooseParts(question, parts) ?? chooseIntent(question, INTENTS);
    if (choice === null) return toStep(declined(question), [], question, names, []);
    const metas: ToolMeta[] = [];
    const progress = await proceed(choice.intent, question, names, conversation, metas);
    signal.throwIfAborted();
    if (!progress.done && request.mayCallTools) return { kind: 'calls', calls: progress.calls };
    const answer = progress.done ? progress.result : unfinished(question.language);
    const undrawn = answer.chart === true ? [] : chartWords(question.tokens);
    return toStep(answer, metas, question, names, [...choice.ignored, ...undrawn]);
  }
}

/** The answer with what it leaves out, its footer, and what later questions may refer to. */
function toStep(
  answer: Answer,
  metas: readonly ToolMeta[],
  question: Question,
  names: NameBook,
  ignored: readonly Token[],
): AnalystAnswer {
  const { language } = question;
  const texts = ignored.map(({ text }) => text);
  const answered = answer.outcome ?? 'answered';
  const isPartly = answered === 'answered' && texts.length > 0;
  const said = isPartly ? ignoredText(texts, language) : null;
  return {
    kind: 'answer',
    text: paragraphs(said, answer.text, footer(metas, answer.dated, language)),
    reading: {
      outcome: isPartly ? 'partly' : answered,
      understood: answer.understood ?? '',
      ignored: answered === 'answered' ? texts : [],
    },
    suggestions: answer.suggestions ?? [],
    state: toState(question, answered, names, answer),
  };
}

/** Words that no intent could use. */
function declined(question: Question): Answer {
  // An exclusion is understood, but no query applies it.
  const unknown = question.tokens
    .filter((token) => token.means === null || (is(token, 'joint') && token.means.joint === 'not'))
    .map(({ text }) => text);
  const text = isAboutTheSport(question)
    ? notUnderstoodText(unknown.slice(0, MOST_QUOTED), question.language)
    : outOfScopeText(question.language);
  return { text, dated: false, outcome: 'declined', suggestions: exampleQuestions(question.language) };
}

async function proceed(
  intent: Intent,
  question: Question,
  names: NameBook,
  { number, replies }: { number: number; replies: ReadonlyMap<string, RecordedReply> },
  metas: ToolMeta[],
): Promise<Progress<Answer>> {
  const onReply = async ({ result }: RecordedReply): Promise<void> => {
    await names.learn(result);
    const meta = metaOf(result);
    if (meta !== null) metas.push(meta);
  };
  try {
    return await replay(intent.answer(question, names), number, replies, onReply);
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    const outcome = error.code === 'ambiguous_fighter' ? 'asked_back' : 'declined';
    return {
      done: true,
      result: { text: failureText(error, names), dated: false, outcome, choices: choicesOf(error) },
    };
  }
}

function unfinished(language: Language): Answer {
  const text =
    language === 'ko'
      ? '이 질문에 답하려면 데이터를 더 찾아야 하지만 한 번에 찾을 수 있는 한도에 이르렀습니다. 질문을 나눠서 물어봐 주세요.'
      : 'This question needs more look-ups than one answer may make. Please ask for less at once.';
  return { text, dated: false, outcome: 'declined' };
}

function metaOf(result: unknown): ToolMeta | null {
  if (typeof result !== 'object' || result === null || !('meta' in result) || !('data' in result))
    return null;
  // Only results of the tool registry have both keys.
  return result.meta as ToolMeta;
}
