import type { AnswerEvent } from '../answer-event.js';

/**
 * An answer in Redis: a stream with entry ids `epoch-position`. The owner writes `1-1`, `1-2`, … without gaps, so that
 * readers detect lost entries. A process that seals the stream writes `2-1`; Redis then refuses the owner's entries,
 * because ids must grow.
 */
export const streamKey = (prefix: string, messageId: string): string => `${prefix}:answer:${messageId}`;

export const OWNER_EPOCH = 1;
export const SEAL_ID = '2-1';
/** Lifetime of a stream; the owner renews it while it writes. */
export const STREAM_LIFETIME_SECONDS = 600;
/** Lifetime after the answer's end; later readers use the stored message. */
export const ENDED_LIFETIME_SECONDS = 120;
/** Approximate maximum length; a longer answer loses its first entries, and late readers use the stored message. */
export const MAX_ENTRIES = 5_000;

const FIELD = 'events';

export const toEntry = (events: readonly AnswerEvent[]): Record<string, string> => ({
  [FIELD]: JSON.stringify(events),
});

export const readEntry = (entry: Record<string, unknown>): AnswerEvent[] => {
  const text = entry[FIELD];
  return typeof text === 'string' ? (JSON.parse(text) as AnswerEvent[]) : [];
};

/** Position of an owner's entry; null for a seal. */
export function positionOf(id: string): number | null {
  const [epoch, position] = id.split('-').map(Number);
  return epoch === OWNER_EPOCH && position !== undefined ? position : null;
}
