import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ChatMessageEntity } from './chat-message.entity.js';

/** Far above what a user can ask in the lifetime of an event log. */
const MAX_RECENT = 10_000;

export interface StreamingAnswer {
  id: string;
  sessionId: string;
  userId: number;
  /** Id of the generating process. */
  owner: string | null;
  /** Characters of the stored text. */
  length: number;
  createdAt: Date;
  updatedAt: Date;
}

@Injectable()
export class AnswerListRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
  ) {}

  /** Ids of a user's answers that changed within the last milliseconds. */
  async findRecentIds(userId: number, withinMs: number): Promise<string[]> {
    const rows = await this.messages
      .createQueryBuilder('answer')
      .innerJoin('answer.session', 'session')
      .select('answer.id', 'id')
      .where(`session.user_id = :userId AND answer.role = 'assistant'`, { userId })
      // An index finds these sessions; no answer is generated for a day.
      .andWhere(`session.last_used_at > now() - interval '1 day'`)
      .andWhere(`answer.updated_at > now() - :within::interval`, { within: `${withinMs} milliseconds` })
      .limit(MAX_RECENT)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Streaming answers of all users on all nodes, oldest first, and how many there are. */
  async findAllStreaming(limit: number): Promise<{ total: number; answers: StreamingAnswer[] }> {
    const query = this.messages
      .createQueryBuilder('answer')
      .innerJoin('answer.session', 'session')
      .where(`answer.status = 'streaming'`);
    const [total, answers] = await Promise.all([
      query.clone().getCount(),
      query
        .select('answer.id', 'id')
        .addSelect('answer.session_id', 'sessionId')
        .addSelect('session.user_id', 'userId')
        .addSelect('answer.owner', 'owner')
        .addSelect('length(answer.content)', 'length')
        .addSelect('answer.created_at', 'createdAt')
        .addSelect('answer.updated_at', 'updatedAt')
        .orderBy('answer.id')
        .limit(limit)
        .getRawMany<StreamingAnswer>(),
    ]);
    return { total, answers };
  }
}
