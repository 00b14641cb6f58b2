import type { InfiniteData } from '@tanstack/react-query';
import { api, dataOf } from '../../api/api.js';
import { queryClient } from '../../api/query-client.js';
import type { ChatSession } from '../../api/types.js';
import { PROFILE_KEY } from '../../api/use-profile.js';

interface SessionPage {
  sessions: ChatSession[];
  total_sessions: number;
  next_cursor: string | null;
}

const PAGE = 50;

export const SESSIONS_KEY = ['sessions'] as const;

export const readSessions = (cursor: string | null): Promise<SessionPage> =>
  dataOf(
    api.GET('/api/chat/sessions', {
      params: { query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) } },
    }),
  );

function updateSessions(change: (sessions: ChatSession[]) => ChatSession[]): void {
  queryClient.setQueryData<InfiniteData<SessionPage>>(SESSIONS_KEY, (data) =>
    data === undefined
      ? data
      : { ...data, pages: data.pages.map((page) => ({ ...page, sessions: change(page.sessions) })) },
  );
}

/** Keeps the cached list of sessions as events say. */
export const sessionList = {
  /** Something about it changed: it is read again. */
  changed(): void {
    void queryClient.invalidateQueries({ queryKey: SESSIONS_KEY });
  },
  /** An answer has ended: the list's order and the quota changed. */
  answered(): void {
    this.changed();
    void queryClient.invalidateQueries({ queryKey: PROFILE_KEY });
  },
  renamed(id: string, title: string): void {
    updateSessions((sessions) =>
      sessions.map((session) => (session.session_id === id ? { ...session, title } : session)),
    );
  },
  removed(id: string): void {
    updateSessions((sessions) => sessions.filter(({ session_id }) => session_id !== id));
  },
};
