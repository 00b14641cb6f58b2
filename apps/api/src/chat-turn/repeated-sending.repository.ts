import type { EntityManager } from 'typeorm';
import { ClientMessageIdConflictError } from './chat-turn.errors.js';

/** What an earlier sending under the same client message id has stored. */
export interface RepeatedSending {
  questionId: string;
  answerId: string;
}

interface SendingRow {
  id: string;
  role: 'user' | 'assistant';
  content: string;
  reply_to: string | null;
  regenerated_from: string | null;
  first_answer: string | null;
}

/**
 * Finds the question that was sent before under the same client message id. The session's row is locked.
 * @throws ClientMessageIdConflictError when the id was used for anything else
 */
export async function findRepeatedQuestion(
  manager: EntityManager,
  sessionId: string,
  { clientMessageId, content }: { clientMessageId: string | null; content: string },
): Promise<RepeatedSending | null> {
  const found = await findSending(manager, sessionId, clientMessageId);
  if (found === null) return null;
  const isSame = found.role === 'user' && found.content.normalize() === content.normalize();
  if (!isSame || found.first_answer === null) throw new ClientMessageIdConflictError();
  return { questionId: found.id, answerId: found.first_answer };
}

/**
 * Finds the answer that was regenerated before from the same answer under the same client message id. The session's
 * row is locked.
 * @throws ClientMessageIdConflictError when the id was used for anything else
 */
export async function findRepeatedRegeneration(
  manager: EntityManager,
  sessionId: string,
  { clientMessageId, answerId }: { clientMessageId: string | null; answerId: string },
): Promise<RepeatedSending | null> {
  const found = await findSending(manager, sessionId, clientMessageId);
  if (found === null) return null;
  if (found.regenerated_from !== answerId || found.reply_to === null)
    throw new ClientMessageIdConflictError();
  return { questionId: found.reply_to, answerId: found.id };
}

async function findSending(
  manager: EntityManager,
  sessionId: string,
  clientMessageId: string | null,
): Promise<SendingRow | null> {
  if (clientMessageId === null) return null;
  const [found] = await manager.query<SendingRow[]>(
    `SELECT message.id, message.role, message.content, message.reply_to, message.regenerated_from,
       (SELECT answer.id FROM app.chat_messages answer
        WHERE answer.session_id = message.session_id AND answer.reply_to = message.id
        ORDER BY answer.position LIMIT 1) AS first_answer
     FROM app.chat_messages message
     WHERE message.session_id = $1 AND message.client_message_id = $2`,
    [sessionId, clientMessageId],
  );
  return found ?? null;
}
