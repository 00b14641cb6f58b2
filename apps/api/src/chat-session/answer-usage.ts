import type { AnswerUsage } from '@app/chat-protocol';
import type { TokenUsage } from '@app/common';

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
