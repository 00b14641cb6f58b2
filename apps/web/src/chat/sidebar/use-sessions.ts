import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, dataOf } from '../../api/api.js';
import { asProblem } from '../../api/problem.js';
import type { ChatSession } from '../../api/types.js';
import { readSessions, sessionList, SESSIONS_KEY } from '../model/session-list.js';

/** All sessions that have been read, most recently used first. */
export function useSessions() {
  const query = useInfiniteQuery({
    queryKey: SESSIONS_KEY,
    queryFn: ({ pageParam }) => readSessions(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const sessions = query.data?.pages.flatMap((page) => page.sessions) ?? [];
  return { ...query, sessions };
}

/** Title of a session; null while it has none. */
export function useSessionTitle(sessionId: string | null): string | null {
  const { sessions } = useSessions();
  return sessions.find(({ session_id }) => session_id === sessionId)?.title ?? null;
}

export const useRename = () =>
  useMutation({
    mutationFn: ({ session_id, title }: Pick<ChatSession, 'session_id'> & { title: string }) =>
      dataOf(
        api.PUT('/api/chat/session/{session_id}/title', {
          params: { path: { session_id } },
          body: { title },
        }),
      ),
    onSuccess: (_session, { session_id, title }) => sessionList.renamed(session_id, title),
  });

export const useRemove = () =>
  useMutation({
    mutationFn: async (session_id: string) => {
      try {
        await dataOf(api.DELETE('/api/chat/session/{session_id}', { params: { path: { session_id } } }));
      } catch (error) {
        // Deleted in another tab.
        if (asProblem(error).code !== 'session_not_found') throw error;
      }
    },
    onSuccess: (_answer, sessionId) => sessionList.removed(sessionId),
  });
