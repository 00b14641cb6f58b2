import { createHash } from 'node:crypto';
import { Cache } from '@app/cache';
import { DatasetRepository, FighterNames } from '@app/mma';
import { Injectable, Logger } from '@nestjs/common';
import { AnswerLoop } from '../answer-loop.js';
import { detectLanguage } from '@app/analyst';
import { ANSWER_PROMPT_VERSION } from '../prompts.js';
import { questionKey } from './question-key.js';

@Injectable()
export class AnswerKeys {
  private readonly logger = new Logger(AnswerKeys.name);

  constructor(
    private readonly loop: AnswerLoop,
    readonly cache: Cache,
    private readonly names: FighterNames,
    private readonly dataset: DatasetRepository,
  ) {}

  /**
   * Depends on the question, its language, the model, the prompt, the data version and the day.
   * @returns null when the question must not be shared
   */
  async keyOf(kind: 'answer' | 'title', question: string, signal: AbortSignal): Promise<string | null> {
    const [model] = this.loop.models;
    try {
      const normalized = await questionKey(question, this.names, signal);
      const state = await this.dataset.readState(signal);
      if (normalized === null || model === undefined) return null;
      const parts = [
        `${model.provider}:${model.model}`,
        ANSWER_PROMPT_VERSION,
        state?.dataVersion ?? 0,
        // Ages and "last year" depend on the day.
        new Date().toISOString().slice(0, 10),
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
}
