import { storage } from '../../lib/storage.js';

const keyOf = (sessionId: string | null): string => `draft.${sessionId ?? 'new'}`;

/** Text that was typed and not sent, by session; it outlives the page. */
export const drafts = {
  read: (sessionId: string | null): string => storage.read(keyOf(sessionId)) ?? '',
  write: (sessionId: string | null, text: string): void =>
    storage.write(keyOf(sessionId), text === '' ? null : text),
};
