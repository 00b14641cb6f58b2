import type { ChatSession } from '../../api/types.js';

export type SessionGroup = 'today' | 'yesterday' | 'week' | 'older';

const DAY_MS = 86_400_000;

/** Sessions by the day of their last use, in the reader's time zone. Empty groups are left out. */
export function groupSessions(
  sessions: readonly ChatSession[],
  now: Date,
): { group: SessionGroup; sessions: ChatSession[] }[] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const groupOf = ({ last_message_at, created_at }: ChatSession): SessionGroup => {
    const at = new Date(last_message_at ?? created_at).getTime();
    if (at >= midnight) return 'today';
    if (at >= midnight - DAY_MS) return 'yesterday';
    return at >= midnight - 7 * DAY_MS ? 'week' : 'older';
  };
  const groups: { group: SessionGroup; sessions: ChatSession[] }[] = (
    ['today', 'yesterday', 'week', 'older'] as const
  ).map((group) => ({ group, sessions: sessions.filter((session) => groupOf(session) === group) }));
  return groups.filter((group) => group.sessions.length > 0);
}

/** Sessions whose title holds every word, whatever its case and width. */
export function matchSessions(sessions: readonly ChatSession[], text: string): ChatSession[] {
  const fold = (value: string): string => value.normalize('NFKC').toLowerCase();
  const words = fold(text).split(/\s+/).filter(Boolean);
  return sessions.filter(({ title }) => words.every((word) => fold(title ?? '').includes(word)));
}
