import type { MessageSearch } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../../auth/authenticated-user.js';
import { excerptOf, searchWords } from './excerpt.js';
import type { MessageSearchQueryDto } from './message-search.dto.js';
import { MessageSearchRepository } from './message-search.repository.js';

@Injectable()
export class MessageSearchService {
  constructor(private readonly messages: MessageSearchRepository) {}

  async search(user: AuthenticatedUser, { q, limit, cursor }: MessageSearchQueryDto): Promise<MessageSearch> {
    const words = searchWords(q);
    const found = await this.messages.find(user.id, { words, before: cursor ?? null, limit: limit + 1 });
    const page = found.slice(0, limit);
    return {
      results: page.map((message) => {
        const { text, matches } = excerptOf(message.content, words);
        return {
          session_id: message.sessionId,
          session_title: message.title,
          message_id: message.id,
          role: message.role,
          timestamp: message.createdAt.toISOString(),
          excerpt: text,
          matches,
        };
      }),
      next_cursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }
}
