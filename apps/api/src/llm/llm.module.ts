import { AppConfig } from '@app/config';
import {
  AliasCatalogue,
  DatasetRepository,
  MmaModule,
  PerDataVersion,
  ServedDataVersion,
  ToolRegistry,
} from '@app/mma';
import { Module } from '@nestjs/common';
import { UsageModule } from '../usage/usage.module.js';
import { AnswerKeys } from './answer-cache/answer-keys.js';
import { CachedAnswers } from './answer-cache/cached-answers.js';
import { NodeFlights } from './answer-cache/node-flights.js';
import { AnswerLoop } from './answer-loop.js';
import { chooseLanguageModels } from './language-models.js';
import { ModelRequester } from './model-requester.js';
import { AnalystModel } from './providers/analyst/analyst-model.js';
import { ProviderState, SharedProviderState } from './provider-state.js';
import { ProviderCheck } from './provider-check.service.js';
import { ConversationSummarizer } from './summaries/conversation-summarizer.js';

@Module({
  imports: [MmaModule, UsageModule],
  providers: [
    AnswerKeys,
    CachedAnswers,
    NodeFlights,
    ConversationSummarizer,
    AnalystModel,
    { provide: ProviderState, useClass: SharedProviderState },
    ModelRequester,
    ProviderCheck,
    {
      provide: AnswerLoop,
      inject: [
        AppConfig,
        AnalystModel,
        ToolRegistry,
        ModelRequester,
        DatasetRepository,
        ServedDataVersion,
        AliasCatalogue,
      ],
      useFactory: async (
        config: AppConfig,
        embedded: AnalystModel,
        tools: ToolRegistry,
        requester: ModelRequester,
        dataset: DatasetRepository,
        versions: ServedDataVersion,
        aliases: AliasCatalogue,
      ): Promise<AnswerLoop> => {
        const state = new PerDataVersion(versions, (signal) => dataset.readState(signal));
        return new AnswerLoop(await chooseLanguageModels(config, embedded), tools, requester, {
          maxTokens: config.env.LLM_MAX_TOKENS,
          maxToolRounds: config.env.LLM_MAX_TOOL_ROUNDS,
          timeoutMs: config.env.LLM_TIMEOUT_MS,
          unverified: config.env.LLM_UNVERIFIED,
          aliases: aliases.entries,
          readDataUntil: async (signal) => (await state.read(signal))?.asOf ?? null,
        });
      },
    },
  ],
  exports: [AnswerKeys, AnswerLoop, CachedAnswers, ConversationSummarizer, ModelRequester, ProviderCheck],
})
export class LlmModule {}
