import { setImmediate } from 'node:timers/promises';
import { NO_TOKENS } from '@app/common';
import { FighterNames, type ToolMeta } from '@app/mma';
import { Injectable } from '@nestjs/common';
import type { LanguageModel, ModelEvent, ModelRequest } from '../language-model.js';
import { type RecordedReply, readConversation } from './conversation/conversation.js';
import { understand } from './conversation/memory.js';
import { ToolFailure } from './inquiry/inquiry.js';
import { type Progress, replay } from './inquiry/replay.js';
import { intentOf } from './intents/index.js';
import type { Answer } from './intents/intent.js';
import { paragraphs } from '../language/format.js';
import type { Language } from '../language/language.js';
import { NameBook } from '../language/name-book.js';
import type { Question } from './question/question.js';
import { failureText } from './wording/failure-wording.js';
import { footer } from '../language/data-footer.js';

/** Words per piece of the stream. */
const PIECE = /\S+\s*(?:\S+\s*){0,2}|\s+/gu;

/**
 * A language model without a language model: it reads the question by rules, asks for tool calls, and words their
 * results. What it says depends on nothing but the messages of the request and the names of the fighters, and costs
 * no tokens.
 */
@Injectable()
export class EmbeddedAnalyst implements LanguageModel {
  readonly provider = 'embedded';
  readonly model = 'analyst-1';
  readonly isFinished = true;

  constructor(private readonly names: FighterNames) {}

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    signal.throwIfAborted();
    const conversation = readConversation(request.messages);
    const question = await understand(conversation, this.names, signal, request.context?.mentioned);
    signal.throwIfAborted();
    const names = new NameBook(question.language, this.names);
    for (const { candidates } of question.people) {
      const [person] = candidates;
      if (person !== undefined) await names.learnPerson(person.fighterId, person.name);
    }
    const metas: ToolMeta[] = [];
    const progress = await this.proceed(question, names, conversation, metas);
    signal.throwIfAborted();
    if (!progress.done && request.toolChoice !== 'none') {
      for (const { id, name, arguments: parameters } of progress.calls) {
        yield { type: 'tool_call', id, name, arguments: parameters };
      }
      yield { type: 'stop', reason: 'tool_calls', usage: { ...NO_TOKENS } };
      return;
    }
    const { text, dated } = progress.done ? progress.conclusion : unfinished(question.language);
    const answer = paragraphs(text, footer(metas, dated, question.language));
    for (const piece of answer.match(PIECE) ?? []) {
      await setImmediate();
      signal.throwIfAborted();
      yield { type: 'text', text: piece };
    }
    yield { type: 'stop', reason: 'end_turn', usage: { ...NO_TOKENS } };
  }

  private async proceed(
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
      return { done: true, conclusion: { text: failureText(error, names), dated: false } };
    }
  }
}

/** The tool rounds of this answer are used up. */
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
  // The registry's own envelope.
  return result.meta as ToolMeta;
}
