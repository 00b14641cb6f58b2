import { createHash } from 'node:crypto';
import { Cache } from '@app/cache';
import { dayIn, FighterNames, ServedDataVersion } from '@app/mma';
import { Injectable, Logger } from '@nestjs/common';
import { AnswerLoop } from '../answer-loop.js';
import { detectLanguage } from '@app/analyst';
import { ANSWER_PROMPT_VERSION } from '../prompts.js';
import type { ConversationContext } from '../language-model.js';
import { questionKey } from './question-key.js';

/** How long shared answers and titles stay in the cache. */
export const CACHE_LIFETIME_MS = 86_400_000;

type Moment = Pick<ConversationContext, 'now' | 'timeZone'>;

@Injectable()
export class AnswerKeys {
  private readonly logger = new Logger(AnswerKeys.name);

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
      const normalized = await questionKey(question, this.names, signal);
      const dataVersion = await this.versions.read(signal);
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

  /** Removes what is cached under the key of a question, if the data and the models are still the same. */
  async forget(kind: 'answer' | 'title', question: string, moment: Moment): Promise<void> {
    const key = await this.keyOf(kind, question, new AbortController().signal, moment);
    if (key !== null) await this.cache.delete(key);
  }
}
