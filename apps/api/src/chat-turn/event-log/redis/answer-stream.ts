import type { AnswerEvent } from '../answer-event.js';

/**
 * An answer in Redis: a stream whose entries are numbered `epoch-place`. Its maker writes `1-1`, `1-2`, … without a
 * gap, so that a reader sees when entries were lost; whoever seals it writes `2-1`, and Redis itself then refuses any
 * further entry of the maker, because ids only grow.
 */
export const streamKey = (prefix: string, messageId: string): string => `${prefix}:answer:${messageId}`;

export const MAKER_EPOCH = 1;
export const SEAL_ID = '2-1';
/** How long a stream may go without an entry; an answer that is made longer renews it. */
export const STREAM_LIFETIME_SECONDS = 600;
/** How long a whole answer stays; later readers are served from the stored message. */
export const ENDED_LIFETIME_SECONDS = 120;
/** Entries of a stream, about. A longer answer loses its first ones: late readers are served from the stored message. */
export const MOST_ENTRIES = 5_000;

const FIELD = 'events';

export const toEntry = (events: readonly AnswerEvent[]): Record<string, string> => ({
  [FIELD]: JSON.stringify(events),
});

export const readEntry = (entry: Record<string, unknown>): AnswerEvent[] => {
  const text = entry[FIELD];
  // Only this service writes these streams.
  return typeof text === 'string' ? (JSON.parse(text) as AnswerEvent[]) : [];
};

/** The place of a maker's entry; null for a seal. */
export function placeOf(id: string): number | null {
  const [epoch, place] = id.split('-').map(Number);
  return epoch === MAKER_EPOCH && place !== undefined ? place : null;
}
