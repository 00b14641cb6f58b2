import { AppConfig } from '@app/config';
import { MmaModule, ToolRegistry } from '@app/mma';
import { Module } from '@nestjs/common';
import { AnswerKeys } from './answer-cache/answer-keys.js';
import { Answers } from './answer-cache/answers.js';
import { AnswerLoop } from './answer-loop.js';
import { EmbeddedAnalyst } from './embedded/embedded-analyst.js';
import { chooseLanguageModels } from './language-models.js';
import { ModelRequester } from './model-requester.js';
import { SessionNotes } from './session-notes/session-notes.js';

/** Language models, and the loop that lets them use tools. */
@Module({
  imports: [MmaModule],
  providers: [
    AnswerKeys,
    Answers,
    SessionNotes,
    EmbeddedAnalyst,
    ModelRequester,
    {
      provide: AnswerLoop,
      inject: [AppConfig, EmbeddedAnalyst, ToolRegistry, ModelRequester],
      useFactory: (
        config: AppConfig,
        embedded: EmbeddedAnalyst,
        tools: ToolRegistry,
        requester: ModelRequester,
      ): AnswerLoop =>
        new AnswerLoop(chooseLanguageModels(config, embedded), tools, requester, {
          maxTokens: config.env.LLM_MAX_TOKENS,
          maxToolRounds: config.env.LLM_MAX_TOOL_ROUNDS,
          timeoutMs: config.env.LLM_TIMEOUT_MS,
        }),
    },
  ],
  exports: [AnswerLoop, Answers, SessionNotes],
})
export class LlmModule {}
