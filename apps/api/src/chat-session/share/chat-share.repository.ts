import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, MoreThan, Repository } from 'typeorm';
import { toStorableJson } from '../answer.repository.js';
import { ChatMessageEntity } from '../chat-message.entity.js';
import { ChatSessionNotFoundError } from '../chat-session.errors.js';
import { ChatSessionEntity } from '../chat-session.entity.js';
import { ChatShareEntity } from './chat-share.entity.js';

type StoredShare = Pick<ChatShareEntity, 'snapshot' | 'createdAt'>;

@Injectable()
export class ChatShareRepository {
  constructor(@InjectRepository(ChatShareEntity) private readonly shares: Repository<ChatShareEntity>) {}

  /** The newest finished current messages of a session, newest first. */
  findFinished(sessionId: string, limit: number): Promise<ChatMessageEntity[]> {
    return this.shares.manager.find(ChatMessageEntity, {
      where: { sessionId, replacedBy: IsNull(), status: In(['complete', 'stopped']) },
      order: { position: 'DESC' },
      take: limit,
    });
  }

  /** Replaces an earlier snapshot, whose link ends. @throws ChatSessionNotFoundError if the session was deleted */
  async store(
    userId: number,
    sessionId: string,
    digest: Buffer,
    snapshot: ChatShareEntity['snapshot'],
  ): Promise<Date> {
    return this.shares.manager.transaction(async (manager) => {
      const session = await manager.findOne(ChatSessionEntity, {
        select: { id: true },
        where: { id: sessionId, userId },
        lock: { mode: 'pessimistic_write' },
      });
      if (session === null) throw new ChatSessionNotFoundError();
      // By hand: the query builder sets no time of the database on a conflict.
      const [row] = await manager.query<{ at: Date }[]>(
        `INSERT INTO app.chat_shares (session_id, digest, snapshot) VALUES ($1, $2, $3)
         ON CONFLICT (session_id) DO UPDATE SET digest = $2, snapshot = $3, created_at = now()
         RETURNING created_at AS at`,
        [sessionId, digest, toStorableJson(snapshot)],
      );
      if (row === undefined) throw new ChatSessionNotFoundError();
      return row.at;
    });
  }

  async findTime(sessionId: string): Promise<Date | null> {
    const share = await this.shares.findOne({
      select: { sessionId: true, createdAt: true },
      where: { sessionId },
    });
    return share?.createdAt ?? null;
  }

  /** A user's shares after that of the session with this id. */
  findOfUser(userId: number, after: string | null, limit: number): Promise<ChatShareEntity[]> {
    return this.shares.find({
      where: { session: { userId }, ...(after === null ? {} : { sessionId: MoreThan(after) }) },
      order: { sessionId: 'ASC' },
      take: limit,
    });
  }

  async delete(sessionId: string): Promise<void> {
    await this.shares.delete({ sessionId });
  }

  /** The snapshot of a link; null also while the account of its owner is deactivated. */
  async findByDigest(digest: Buffer): Promise<StoredShare | null> {
    // By hand: the row of a user is not known outside its module.
    const [row] = await this.shares.query<StoredShare[]>(
      `SELECT share.snapshot, share.created_at AS "createdAt"
       FROM app.chat_shares share
         JOIN app.chat_sessions session ON session.id = share.session_id
         JOIN app.users owner ON owner.id = session.user_id
       WHERE share.digest = $1 AND owner.is_active AND owner.deleted_at IS NULL`,
      [digest],
    );
    return row ?? null;
  }
}
