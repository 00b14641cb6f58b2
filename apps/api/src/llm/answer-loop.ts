import { detectLanguage } from '@app/analyst';
import { Logger } from '@nestjs/common';
import type { EmitAnswerEvent, SelectedModel } from './answer-events.js';
import type { AnswerRequest, Generation } from './answer-request.js';
import { AnswerTurn, type AnswerTurnOptions } from './answer-turn.js';
import type { LanguageModel } from './language-model.js';
import { AnswerDeadlineError, LanguageModelError } from './language-model.errors.js';
import type { ModelRequester } from './model-requester.js';
import { ANSWER_PROMPT_VERSION } from './prompts.js';
import type { ToolCaller } from './turn-tools.js';

/** Generates one answer, with the first of the models that begins it. */
export class AnswerLoop {
  private readonly logger = new Logger(AnswerLoop.name);

  /** @param models in order of preference; a model is replaced only if it fails before its first text */
  constructor(
    readonly models: readonly LanguageModel[],
    private readonly tools: ToolCaller,
    private readonly requester: ModelRequester,
    private readonly options: AnswerTurnOptions,
  ) {}

  /**
   * Resolves when the answer is complete.
   * @throws LanguageModelError, AnswerDeadlineError, or the signal's reason when it is aborted
   */
  async run(request: AnswerRequest, signal: AbortSignal, emit: EmitAnswerEvent): Promise<void> {
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new AnswerDeadlineError(this.options.timeoutMs)),
      this.options.timeoutMs,
    );
    try {
      await this.answerWithFallback({
        request,
        language: detectLanguage(request.question),
        startedAt: performance.now(),
        signal: AbortSignal.any([signal, deadline.signal]),
        emit,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private async answerWithFallback(generation: Generation): Promise<void> {
    let fallback: SelectedModel['fallback'] = null;
    for (const [index, model] of this.models.entries()) {
      const { provider, model: name } = model;
      generation.emit({
        type: 'model',
        provider,
        model: name,
        promptVersion: ANSWER_PROMPT_VERSION,
        fallback,
      });
      const turn = new AnswerTurn(model, generation, this.tools, this.requester, this.options);
      try {
        await turn.run();
        return;
      } catch (error) {
        const next = this.models[index + 1];
        const mayFallBack = error instanceof LanguageModelError && !generation.signal.aborted && turn.isEmpty;
        if (next === undefined || !mayFallBack) {
          turn.keepRest();
          throw error;
        }
        fallback ??= { from: provider, reason: error.kind };
        this.logger.warn(`${provider} failed (${error.kind}); ${next.provider} answers`);
      }
    }
  }
}
