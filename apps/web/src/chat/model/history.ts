import { api, dataOf } from '../../api/api.js';
import type { ChatMessage } from '../../api/types.js';

const PAGE = 50;
const MAX_PAGE = 200;

export interface HistoryPage {
  messages: readonly ChatMessage[];
  hasOlder: boolean;
}

const read = (query: {
  session_id: string;
  limit: number;
  offset?: number;
  before?: string;
  after?: string;
}) => dataOf(api.GET('/api/chat/history', { params: { query } }));

/** The newest messages. @throws Problem */
export async function readNewest(sessionId: string): Promise<HistoryPage> {
  const first = await read({ session_id: sessionId, limit: PAGE });
  if (!first.has_more) return { messages: first.messages, hasOlder: false };
  const offset = first.total_messages - PAGE;
  const { messages } = await read({ session_id: sessionId, limit: PAGE, offset });
  return { messages, hasOlder: offset > 0 };
}

/** @throws Problem */
export async function readBefore(sessionId: string, messageId: string): Promise<HistoryPage> {
  const page = await read({ session_id: sessionId, limit: PAGE, before: messageId });
  return { messages: page.messages, hasOlder: page.has_more };
}

/** All messages after one, for a page that has missed some. @throws Problem */
export async function readAfter(sessionId: string, messageId: string): Promise<ChatMessage[]> {
  const found: ChatMessage[] = [];
  for (let after = messageId; ;) {
    const page = await read({ session_id: sessionId, limit: MAX_PAGE, after });
    found.push(...page.messages);
    const last = page.messages.at(-1);
    if (!page.has_more || last === undefined) return found;
    after = last.id;
  }
}

/** Earlier answers to the question of an answer, and the questions where they were edited since. @throws Problem */
export const readVersions = (id: string) =>
  dataOf(api.GET('/api/chat/message/{id}/versions', { params: { path: { id } } }));

/** The whole session, for an export. @throws Problem */
export async function readAll(sessionId: string): Promise<ChatMessage[]> {
  const found: ChatMessage[] = [];
  for (;;) {
    const page = await read({ session_id: sessionId, limit: MAX_PAGE, offset: found.length });
    found.push(...page.messages);
    if (!page.has_more || page.messages.length === 0) return found;
  }
}
