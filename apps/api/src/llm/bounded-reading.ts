import { MAX_SUGGESTIONS } from '@app/chat-protocol';
import type { ModelReading } from './language-model.js';

/** Of the state's JSON in UTF-8. */
const MAX_STATE_BYTES = 8 * 1024;

/** Keeps what may be stored and sent: the first suggestions, and a state unless it is too large or no JSON. */
export function boundReading({ reading, suggestions, state }: ModelReading): ModelReading {
  return {
    reading,
    suggestions: suggestions.filter((text) => text.trim() !== '').slice(0, MAX_SUGGESTIONS),
    ...(isStorable(state) ? { state } : {}),
  };
}

function isStorable(state: unknown): boolean {
  try {
    const json = JSON.stringify(state) as string | undefined;
    return json !== undefined && Buffer.byteLength(json) <= MAX_STATE_BYTES;
  } catch {
    return false;
  }
}
