import { createHash } from 'node:crypto';
import { Cache } from '@app/cache';
import { DatasetRepository, FighterNames } from '@app/mma';
import { Injectable, Logger } from '@nestjs/common';
import { AnswerLoop } from '../answer-loop.js';
import { detectLanguage } from '@app/analyst';
import { ANSWER_PROMPT_VERSION } from '../prompts.js';
import { questionKey } from './question-key.js';

/** The cache and the keys of what users who ask the same share. */
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
   * The same for the same question to the same model, with the same prompt, data and language, on the same day.
   * @returns null when the question is not to be shared
   */
  async keyOf(kind: 'answer' | 'title', question: string, signal: AbortSignal): Promise<string | null> {
    const [model] = this.loop.models;
    try {
      const asked = await questionKey(question, this.names, signal);
      const state = await this.dataset.readState(signal);
      if (asked === null || model === undefined) return null;
      const parts = [
        `${model.provider}:${model.model}`,
        ANSWER_PROMPT_VERSION,
        state?.dataVersion ?? 0,
        // Ages and "last year" depend on the day.
        new Date().toISOString().slice(0, 10),
        detectLanguage(question),
        asked,
      ];
      return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
    } catch (error) {
      signal.throwIfAborted();
      this.logger.warn('a question could not be looked up in the cache', error);
      return null;
    }
  }
}
