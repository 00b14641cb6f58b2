import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { LanguageModel, ModelEvent, ModelRequest } from './language-model.js';
import { LanguageModelError } from './language-model.errors.js';
import { RetryBudget, retryDelay } from './retry-policy.js';

/** Makes model requests under the one retry policy: again only while nothing of the request has been seen. */
@Injectable()
export class ModelRequester {
  private readonly logger = new Logger(ModelRequester.name);
  private readonly budget = new RetryBudget();

  async *stream(
    model: LanguageModel,
    request: ModelRequest,
    signal: AbortSignal,
  ): AsyncGenerator<ModelEvent> {
    this.budget.countRequest();
    for (let retries = 0; ; retries += 1) {
      let seen = false;
      // Reasoning comes first; held back, it does not stand in the way of another try.
      const held: ModelEvent[] = [];
      try {
        for await (const event of model.stream(request, signal)) {
          if (event.type === 'provider_block' && !seen) {
            held.push(event);
            continue;
          }
          if (event.type !== 'usage' && event.type !== 'accepted') {
            seen = true;
            yield* held.splice(0);
          }
          yield event;
        }
        return;
      } catch (error) {
        if (signal.aborted) throw error;
        this.logFailure(model, error, retries);
        const delay = seen ? null : retryDelay(error, retries, Math.random());
        if (delay === null || !this.budget.take()) throw error;
        await sleep(delay, undefined, { signal }).catch(() => signal.throwIfAborted());
      }
    }
  }

  private logFailure(model: LanguageModel, error: unknown, retries: number): void {
    if (!(error instanceof LanguageModelError)) return;
    this.logger.warn(
      `${model.provider} request failed (${error.kind}, attempt ${retries + 1}): ${error.detail ?? 'no detail'}`,
    );
  }
}
