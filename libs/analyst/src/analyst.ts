import type { FighterNames, ToolMeta } from '@app/mma/domain';
import { type AnalystMessage, type RecordedReply, readConversation } from './conversation/conversation.js';
import { type Mention, resolveQuestion } from './conversation/read-question.js';
import { intentOf } from './intents/index.js';
import type { Answer } from './intents/intent.js';
import { footer } from './language/data-footer.js';
import { paragraphs } from './language/format.js';
import type { Language } from './language/language.js';
import { NameBook } from './language/name-book.js';
import { type NumberedCall, type Progress, ToolFailure, replay } from './plan/query-plan.js';
import type { Question } from './question/question.js';
import { failureText } from './wording/failure-wording.js';

export interface AnalystRequest {
  /** Oldest first, including the results of this turn's tool calls; the last is the user's. */
  messages: readonly AnalystMessage[];
  /** Fighters and events named by earlier messages that are not in `messages`; newest last. */
  mentioned?: readonly Mention[];
  /** False in the last tool round: the analyst answers from the results it has. */
  mayCallTools: boolean;
}

/** The tool calls that the analyst needs next, or its answer as Markdown. */
export type AnalystStep = { kind: 'calls'; calls: NumberedCall[] } | { kind: 'answer'; text: string };

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
    const question = await resolveQuestion(conversation, this.names, signal, request.mentioned);
    signal.throwIfAborted();
    const names = new NameBook(question.language, this.names);
    for (const { candidates } of question.fighters) {
      const [named] = candidates;
      if (named !== undefined) await names.learnFighter(named.fighterId, named.name);
    }
    const metas: ToolMeta[] = [];
    const progress = await proceed(question, names, conversation, metas);
    signal.throwIfAborted();
    if (!progress.done && request.mayCallTools) return { kind: 'calls', calls: progress.calls };
    const { text, dated } = progress.done ? progress.result : unfinished(question.language);
    return { kind: 'answer', text: paragraphs(text, footer(metas, dated, question.language)) };
  }
}

async function proceed(
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
    return await replay(intentOf(question).answer(question, names), number, replies, onReply);
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return { done: true, result: { text: failureText(error, names), dated: false } };
  }
}

function unfinished(language: Language): Answer {
  const text =
    language === 'ko'
      ? '이 질문에 답하려면 데이터를 더 찾아야 하지만 한 번에 찾을 수 있는 한도에 이르렀습니다. 질문을 나눠서 물어봐 주세요.'
      : 'This question needs more look-ups than one answer may make. Please ask for less at once.';
  return { text, dated: false };
}

function metaOf(result: unknown): ToolMeta | null {
  if (typeof result !== 'object' || result === null || !('meta' in result) || !('data' in result))
    return null;
  // Only results of the tool registry have both keys.
  return result.meta as ToolMeta;
}
