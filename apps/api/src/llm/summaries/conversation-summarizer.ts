import { Injectable } from '@nestjs/common';
import type { RequestKind } from '../../usage/model-request.entity.js';
import type { RequestAccount } from '../../usage/request-account.js';
import { AnswerKeys, CACHE_LIFETIME_MS } from '../answer-cache/answer-keys.js';
import { AnswerLoop } from '../answer-loop.js';
import { detectLanguage, type Language } from '@app/analyst';
import type { LanguageModel } from '../language-model.js';
import { ModelRequester } from '../model-requester.js';
import { compactionPrompt, titlePrompt } from '../prompts.js';
import { cleanTitle, plainTitle } from './title.js';

const TITLE_TOKENS = 60;
const SUMMARY_TOKENS = 1000;
/** Characters of the answer in the title request. */
const TITLE_INPUT_LENGTH = 1500;
/** Characters of each message in the summary request. */
const SUMMARY_INPUT_LENGTH = 4000;
const MAX_SUMMARY_LENGTH = 6000;

interface SummarizedMessage {
  role: 'user' | 'assistant';
  content: string;
}

@Injectable()
export class ConversationSummarizer {
  private readonly inFlight = new Map<string, Promise<string | null>>();

  constructor(
    private readonly loop: AnswerLoop,
    private readonly requester: ModelRequester,
    private readonly keys: AnswerKeys,
  ) {}

  /** False for the embedded analyst, which reads only the last turns. */
  get isNeeded(): boolean {
    return this.model !== null && this.model.isFinished !== true;
  }

  /**
   * A title in the language of the question. Equal questions share one request.
   * @returns null when the model returned no usable title
   */
  async title(
    turn: { question: string; answer: string },
    account: RequestAccount,
    signal: AbortSignal,
  ): Promise<string | null> {
    const { model } = this;
    if (model === null || model.isFinished === true) return plainTitle(turn.question);
    const key = await this.keys.keyOf('title', turn.question, signal);
    if (key === null) return this.writeTitle(model, turn, account, signal);
    const known = await this.keys.cache.get<string>(key);
    if (known !== undefined) return known;
    let writing = this.inFlight.get(key);
    if (writing === undefined) {
      writing = this.writeTitle(model, turn, account, signal).finally(() => this.inFlight.delete(key));
      this.inFlight.set(key, writing);
    }
    const title = await writing;
    if (title !== null) await this.keys.cache.set(key, title, CACHE_LIFETIME_MS);
    return title;
  }

  /** Extends the summary by the messages since; null when the model returned none. */
  async summary(
    summary: string | null,
    messages: readonly SummarizedMessage[],
    account: RequestAccount,
    signal: AbortSignal,
  ): Promise<string | null> {
    const { model } = this;
    if (model === null) return null;
    const language = detectLanguage(messages.find(({ role }) => role === 'user')?.content ?? '');
    const transcript = messages.map(
      ({ role, content }) => `${role}: ${content.slice(0, SUMMARY_INPUT_LENGTH)}`,
    );
    const input = [
      ...(summary === null ? [] : [`<notes>\n${summary}\n</notes>`]),
      `<said>\n${transcript.join('\n\n')}\n</said>`,
    ].join('\n\n');
    const terms = { kind: 'compaction' as const, account, signal };
    const text = await this.write(model, compactionPrompt(language), input, SUMMARY_TOKENS, terms);
    return text.trim() === '' ? null : text.trim().slice(0, MAX_SUMMARY_LENGTH);
  }

  private async writeTitle(
    model: LanguageModel,
    { question, answer }: { question: string; answer: string },
    account: RequestAccount,
    signal: AbortSignal,
  ): Promise<string | null> {
    const language: Language = detectLanguage(question);
    const input = `<question>\n${question}\n</question>\n<answer>\n${answer.slice(0, TITLE_INPUT_LENGTH)}\n</answer>`;
    const terms = { kind: 'title' as const, account, signal };
    return cleanTitle(await this.write(model, titlePrompt(language), input, TITLE_TOKENS, terms), language);
  }

  private async write(
    model: LanguageModel,
    system: string,
    input: string,
    maxTokens: number,
    terms: { kind: RequestKind; account: RequestAccount; signal: AbortSignal },
  ): Promise<string> {
    const messages = [{ role: 'user' as const, content: [{ type: 'text' as const, text: input }] }];
    let text = '';
    await this.requester.request(model, { system, messages, tools: [], maxTokens }, terms, (event) => {
      if (event.type === 'text') text += event.text;
      return text.length <= MAX_SUMMARY_LENGTH;
    });
    return text;
  }

  private get model(): LanguageModel | null {
    return this.loop.models[0] ?? null;
  }
}
