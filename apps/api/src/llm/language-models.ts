import type { AppConfig } from '@app/config';
import { AnthropicModel } from './anthropic/anthropic-model.js';
import type { LanguageModel } from './language-model.js';

/**
 * Who answers, the first choice first: LLM_PROVIDER, then LLM_FALLBACK where it is another one and has what it needs.
 * @param embedded the analyst that needs no key
 */
export function chooseLanguageModels(config: AppConfig, embedded: LanguageModel): LanguageModel[] {
  const { env, claudeApiKey } = config;
  const anthropic =
    claudeApiKey === undefined
      ? undefined
      : new AnthropicModel({
          apiKey: claudeApiKey,
          model: env.CLAUDE_MODEL,
          ...(env.ANTHROPIC_BASE_URL === undefined ? {} : { baseUrl: env.ANTHROPIC_BASE_URL }),
        });
  const byName = { auto: anthropic ?? embedded, anthropic, embedded, none: undefined };
  const chosen = [byName[env.LLM_PROVIDER], byName[env.LLM_FALLBACK]];
  return [...new Set(chosen)].filter((model) => model !== undefined);
}
