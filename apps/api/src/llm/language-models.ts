import type { AppConfig } from '@app/config';
import type { LanguageModel } from './language-model.js';
import { IDLE_TIMEOUT_MS } from './providers/shared/idle-timeout.js';

type ProviderName = Exclude<AppConfig['env']['LLM_PROVIDER'], 'auto'>;

/** Creates a provider's model; undefined when its settings are missing. */
type CreateModel = (config: AppConfig) => Promise<LanguageModel | undefined>;

/** A new provider needs its class and an entry here. The SDKs are large and loaded only when used. */
const EXTERNAL: Record<Exclude<ProviderName, 'embedded'>, CreateModel> = {
  anthropic: async ({ env, claudeApiKey }) => {
    if (claudeApiKey === undefined) return undefined;
    const { AnthropicModel } = await import('./providers/anthropic/anthropic-model.js');
    return new AnthropicModel({
      apiKey: claudeApiKey,
      model: env.CLAUDE_MODEL,
      idleTimeoutMs: idleTimeoutOf(env),
      ...(env.ANTHROPIC_BASE_URL === undefined ? {} : { baseUrl: env.ANTHROPIC_BASE_URL }),
    });
  },
  openai: async ({ env }) => {
    if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) return undefined;
    const { OpenAiModel } = await import('./providers/openai/openai-model.js');
    return new OpenAiModel({
      model: env.OPENAI_MODEL,
      idleTimeoutMs: idleTimeoutOf(env),
      ...(env.OPENAI_API_KEY === undefined ? {} : { apiKey: env.OPENAI_API_KEY }),
      ...(env.OPENAI_BASE_URL === undefined ? {} : { baseUrl: env.OPENAI_BASE_URL }),
    });
  },
};

/** Leaves the fallback time to answer, however short the time of an answer is. */
const idleTimeoutOf = ({ LLM_TIMEOUT_MS }: Pick<AppConfig['env'], 'LLM_TIMEOUT_MS'>): number =>
  Math.min(IDLE_TIMEOUT_MS, LLM_TIMEOUT_MS / 2);

/**
 * The models in order of preference: LLM_PROVIDER, then LLM_FALLBACK if it is another one. The configuration has
 * already checked their keys.
 * @param embedded the analyst, which needs no key
 */
export async function chooseLanguageModels(
  config: AppConfig,
  embedded: LanguageModel,
): Promise<LanguageModel[]> {
  const { LLM_PROVIDER: wanted, LLM_FALLBACK: fallback } = config.env;
  const first = wanted === 'auto' ? firstWithKey(config) : wanted;
  const names = fallback === 'none' || fallback === first ? [first] : [first, fallback];
  const models = await Promise.all(
    names.map(async (name) => (name === 'embedded' ? embedded : EXTERNAL[name](config))),
  );
  return models.filter((model) => model !== undefined);
}

/** The model that answers first; null for the embedded analyst. */
export async function chooseExternalModel(config: AppConfig): Promise<LanguageModel | null> {
  const { LLM_PROVIDER: wanted } = config.env;
  const name = wanted === 'auto' ? firstWithKey(config) : wanted;
  return name === 'embedded' ? null : ((await EXTERNAL[name](config)) ?? null);
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
