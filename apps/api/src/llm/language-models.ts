import type { AppConfig } from '@app/config';
import { AnthropicModel } from './anthropic/anthropic-model.js';
import type { LanguageModel } from './language-model.js';
import { OpenAiModel } from './openai/openai-model.js';

/** Makes a provider's model, or undefined where its settings are missing. */
type Make = (config: AppConfig, embedded: LanguageModel) => LanguageModel | undefined;

/** Every provider, in the order in which `auto` looks for one. A new one is its file and a line here. */
const PROVIDERS: Record<Exclude<AppConfig['env']['LLM_PROVIDER'], 'auto'>, Make> = {
  anthropic: ({ env, claudeApiKey }) =>
    claudeApiKey === undefined
      ? undefined
      : new AnthropicModel({
          apiKey: claudeApiKey,
          model: env.CLAUDE_MODEL,
          ...(env.ANTHROPIC_BASE_URL === undefined ? {} : { baseUrl: env.ANTHROPIC_BASE_URL }),
        }),
  openai: ({ env }) =>
    env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined
      ? undefined
      : new OpenAiModel({
          model: env.OPENAI_MODEL,
          ...(env.OPENAI_API_KEY === undefined ? {} : { apiKey: env.OPENAI_API_KEY }),
          ...(env.OPENAI_BASE_URL === undefined ? {} : { baseUrl: env.OPENAI_BASE_URL }),
        }),
  embedded: (_config, embedded) => embedded,
};

/**
 * Who answers, the first choice first: LLM_PROVIDER, then LLM_FALLBACK where it is another one and has what it needs.
 * @param embedded the analyst that needs no key
 */
export function chooseLanguageModels(config: AppConfig, embedded: LanguageModel): LanguageModel[] {
  const { LLM_PROVIDER: wanted, LLM_FALLBACK: fallback } = config.env;
  const first =
    wanted === 'auto'
      ? Object.values(PROVIDERS).reduce<LanguageModel | undefined>(
          (found, make) => found ?? make(config, embedded),
          undefined,
        )
      : PROVIDERS[wanted](config, embedded);
  const second =
    fallback === 'none' || fallback === first?.provider ? undefined : PROVIDERS[fallback](config, embedded);
  return [first, second].filter((model) => model !== undefined);
}
