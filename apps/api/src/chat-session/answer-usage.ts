import type { TokenUsage } from '@app/common';

/** Who made an answer, as it is shown. */
export interface AnsweringModelInfo {
  /** `anthropic`, `openai`, `embedded`, … */
  provider: string;
  name: string;
  /** The provider that should have answered and failed, where this one answered instead. */
  fallback_from: string | null;
  prompt_version: string | null;
}

/** What an answer took, and of whom. */
export type AnswerUsage = TokenUsage & { model: AnsweringModelInfo | null };

/** Null where nothing is known of it. */
export function toAnswerUsage(answer: {
  usage: TokenUsage | null;
  provider: string | null;
  model: string | null;
  fallbackFrom: string | null;
  promptVersion: string | null;
}): AnswerUsage | null {
  const { usage, provider, model: name, fallbackFrom, promptVersion } = answer;
  if (usage === null) return null;
  const model =
    provider === null || name === null
      ? null
      : { provider, name, fallback_from: fallbackFrom, prompt_version: promptVersion };
  return { ...usage, model };
}
