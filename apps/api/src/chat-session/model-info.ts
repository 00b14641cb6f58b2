/** Who made an answer, as it is shown. */
export interface ModelInfo {
  /** `anthropic`, `openai`, `embedded`, … */
  provider: string;
  name: string;
  /** The provider that should have answered and failed, where this one answered instead. */
  fallback_from: string | null;
  prompt_version: string | null;
}

/** Null while nobody is known to have made it. */
export function toModelInfo(answer: {
  provider: string | null;
  model: string | null;
  fallbackFrom: string | null;
  promptVersion: string | null;
}): ModelInfo | null {
  const { provider, model, fallbackFrom, promptVersion } = answer;
  if (provider === null || model === null) return null;
  return { provider, name: model, fallback_from: fallbackFrom, prompt_version: promptVersion };
}
