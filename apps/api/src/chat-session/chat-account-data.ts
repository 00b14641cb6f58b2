import { Injectable } from '@nestjs/common';
import { AccountDeletionSteps } from '../user/account/account-deletion-steps.js';
import { ExportSections, readPages } from '../user/account/export-section.js';
import type { ChatMessageEntity } from './chat-message.entity.js';
import { ChatMessageRepository } from './chat-message.repository.js';
import type { ChatSessionEntity } from './chat-session.entity.js';
import { toExportedMessage, toExportedSession } from './chat-session.mapper.js';
import { ChatSessionRepository } from './chat-session.repository.js';
import type { ChatShareEntity } from './share/chat-share.entity.js';
import { ChatShareRepository } from './share/chat-share.repository.js';

const SESSIONS_PER_PAGE = 100;
/** A message may have 60,000 characters. */
const MESSAGES_PER_PAGE = 50;
/** A snapshot may have 200 messages. */
const SHARES_PER_PAGE = 5;
/** Bounds one statement; a session is deleted with all its messages. */
const DELETED_AT_ONCE = 50;

/** The chats in the export and in the deletion of an account. */
@Injectable()
export class ChatAccountData {
  constructor(
    private readonly sessions: ChatSessionRepository,
    private readonly messages: ChatMessageRepository,
    private readonly shares: ChatShareRepository,
    exports: ExportSections,
    deletion: AccountDeletionSteps,
  ) {
    exports.add({ name: 'chat_sessions', rows: (userId) => this.exportSessions(userId) });
    exports.add({ name: 'messages', rows: (userId) => this.exportMessages(userId) });
    exports.add({ name: 'shared_chats', rows: (userId) => this.exportShares(userId) });
    deletion.add({ deleteRows: (userId) => this.deleteAll(userId) });
  }

  private async *exportSessions(userId: number): AsyncGenerator<Record<string, unknown>> {
    for await (const session of this.sessionsOf(userId)) yield toExportedSession(session);
  }

  private async *exportMessages(userId: number): AsyncGenerator<Record<string, unknown>> {
    for await (const { id } of this.sessionsOf(userId)) {
      const messages = readPages<ChatMessageEntity>((last) => {
        const first = last === undefined ? 0 : last.position + 1;
        return this.messages.findBetween(id, first, first + MESSAGES_PER_PAGE - 1);
      });
      for await (const message of messages) yield toExportedMessage(message);
    }
  }

  private async *exportShares(userId: number): AsyncGenerator<Record<string, unknown>> {
    const shares = readPages<ChatShareEntity>((last) =>
      this.shares.findOfUser(userId, last?.sessionId ?? null, SHARES_PER_PAGE),
    );
    for await (const { sessionId, snapshot, createdAt } of shares) {
      yield { session_id: sessionId, created_at: createdAt.toISOString(), ...snapshot };
    }
  }

  private sessionsOf(userId: number): AsyncIterable<ChatSessionEntity> {
    return readPages((last) => this.sessions.findAfter(userId, last?.id ?? null, SESSIONS_PER_PAGE));
  }

  private async deleteAll(userId: number): Promise<void> {
    let deleted: number;
    do deleted = await this.sessions.deleteSome(userId, DELETED_AT_ONCE);
    while (deleted > 0);
  }
}
