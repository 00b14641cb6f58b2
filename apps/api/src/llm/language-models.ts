import type { AppConfig } from '@app/config';
import { AnthropicModel } from './providers/anthropic/anthropic-model.js';
import type { LanguageModel } from './language-model.js';
import { OpenAiModel } from './providers/openai/openai-model.js';

type ProviderName = Exclude<AppConfig['env']['LLM_PROVIDER'], 'auto'>;

/** Creates a provider's model; undefined when its settings are missing. */
type CreateModel = (config: AppConfig) => LanguageModel | undefined;

/** A new provider needs its class and an entry here. */
const EXTERNAL: Record<Exclude<ProviderName, 'embedded'>, CreateModel> = {
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
};

/**
 * The models in order of preference: LLM_PROVIDER, then LLM_FALLBACK if it is another one. The configuration has
 * already checked their keys.
 * @param embedded the analyst, which needs no key
 */
export function chooseLanguageModels(config: AppConfig, embedded: LanguageModel): LanguageModel[] {
  const { LLM_PROVIDER: wanted, LLM_FALLBACK: fallback } = config.env;
  const first = wanted === 'auto' ? firstWithKey(config) : wanted;
  const names = fallback === 'none' || fallback === first ? [first] : [first, fallback];
  return names
    .map((name) => (name === 'embedded' ? embedded : EXTERNAL[name](config)))
    .filter((model) => model !== undefined);
}

/** The model that answers first; null for the embedded analyst. */
export function chooseExternalModel(config: AppConfig): LanguageModel | null {
  const { LLM_PROVIDER: wanted } = config.env;
  const name = wanted === 'auto' ? firstWithKey(config) : wanted;
  return name === 'embedded' ? null : (EXTERNAL[name](config) ?? null);
}

/** Where the requests of a model go. */
export function addressOf({ provider }: LanguageModel, { env }: AppConfig): string {
  const address = provider === 'anthropic' ? env.ANTHROPIC_BASE_URL : env.OPENAI_BASE_URL;
  return address ?? 'the public API';
}

/** A base URL alone does not select a provider; a server without a key is selected by LLM_PROVIDER. */
function firstWithKey({ env, claudeApiKey }: AppConfig): ProviderName {
  if (claudeApiKey !== undefined) return 'anthropic';
  return env.OPENAI_API_KEY === undefined ? 'embedded' : 'openai';
}
