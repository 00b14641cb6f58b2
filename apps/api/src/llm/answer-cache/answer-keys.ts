import { createHash } from 'node:crypto';
import { Cache } from '@app/cache';
import { dayIn, FighterNames, ServedDataVersion } from '@app/mma';
import { Injectable, Logger } from '@nestjs/common';
import { unlessAborted } from '../abort.js';
import { AnswerLoop } from '../answer-loop.js';
import { detectLanguage } from '@app/analyst';
import { ANSWER_PROMPT_VERSION } from '../prompts.js';
import type { ConversationContext } from '../language-model.js';
import { type QuestionKey, questionKey } from './question-key.js';

/** How long shared answers and titles stay in the cache. */
export const CACHE_LIFETIME_MS = 86_400_000;

/** An answer and its title ask for the key of one question. */
const MOST_KEPT = 200;

type Moment = Pick<ConversationContext, 'now' | 'timeZone'>;

@Injectable()
export class AnswerKeys {
  private readonly logger = new Logger(AnswerKeys.name);
  private readonly recent = new Map<string, Promise<QuestionKey | null>>();
  private recentVersion = 0;

  constructor(
    private readonly loop: AnswerLoop,
    readonly cache: Cache,
    private readonly names: FighterNames,
    private readonly versions: ServedDataVersion,
  ) {}

  /**
   * Depends on the question, its language, the model, the prompt, the data version, the time zone and its day.
   * @returns null when the question must not be shared
   */
  async keyOf(
    kind: 'answer' | 'title',
    question: string,
    signal: AbortSignal,
    { now, timeZone }: Moment = { now: new Date(), timeZone: 'UTC' },
  ): Promise<string | null> {
    const [model] = this.loop.models;
    try {
      const { key: normalized, dataVersion } = await unlessAborted(this.normalize(question), signal);
      if (normalized === null || model === undefined) return null;
      const parts = [
        `${model.provider}:${model.model}`,
        ANSWER_PROMPT_VERSION,
        dataVersion,
        // Ages and "last year" depend on the day; "yesterday" also on where the reader is.
        dayIn(timeZone, now),
        timeZone,
        detectLanguage(question),
        normalized,
      ];
      return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
    } catch (error) {
      signal.throwIfAborted();
      this.logger.warn('the cache key of a question could not be computed', error);
      return null;
    }
  }

  private async normalize(question: string): Promise<{ key: QuestionKey | null; dataVersion: number }> {
    // All callers share it, so no caller's signal may abort it.
    const { signal } = new AbortController();
    const dataVersion = await this.versions.read(signal);
    if (dataVersion !== this.recentVersion) this.recent.clear();
    this.recentVersion = dataVersion;
    let key = this.recent.get(question);
    if (key === undefined) {
      key = questionKey(question, this.names, signal);
      this.recent.set(question, key);
      key.catch(() => this.recent.delete(question));
      const [oldest] = this.recent.keys();
      if (this.recent.size > MOST_KEPT && oldest !== undefined) this.recent.delete(oldest);
    }
    return { key: await key, dataVersion };
  }

  /** Removes what is cached under the key of a question, if the data and the models are still the same. */
  async forget(kind: 'answer' | 'title', question: string, moment: Moment): Promise<void> {
    const key = await this.keyOf(kind, question, new AbortController().signal, moment);
    if (key !== null) await this.cache.delete(key);
  }
}
