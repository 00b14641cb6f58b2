import type { MessageVersions } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { ChatMessageNotFoundError } from '../chat-session.errors.js';
import { toChatMessage } from '../chat-session.mapper.js';
import { MessageVersionsRepository } from './message-versions.repository.js';

@Injectable()
export class MessageVersionsService {
  constructor(private readonly versions: MessageVersionsRepository) {}

  /** @param id of any version of the answer. @throws ChatMessageNotFoundError also for a question */
  async read(user: AuthenticatedUser, id: string): Promise<MessageVersions> {
    const asked = await this.versions.findQuestion(user.id, id);
    if (asked === null) throw new ChatMessageNotFoundError();
    const versions = await this.versions.findVersions(asked);
    const current = versions.find(({ answer }) => answer.replacedBy === null);
    return {
      session_id: asked.sessionId,
      current_id: current?.answer.id ?? null,
      versions: versions.map(({ question, answer }) => ({
        is_current: answer.replacedBy === null,
        question: {
          id: question.id,
          content: question.content,
          timestamp: question.createdAt.toISOString(),
        },
        answer: toChatMessage(answer),
      })),
    };
  }
}
