import { storableText } from '@app/common';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, Not, Repository } from 'typeorm';
import { UserRepository } from '../user/user.repository.js';
import { ChatMessageEntity } from './chat-message.entity.js';

/** Duration of the lease on a streaming answer, in seconds of the database's clock. */
export const LEASE_SECONDS = 10;
const MAX_EXPIRED = 1_000;
/** Far above what a user can ask in the lifetime of an event log. */
const MAX_RECENT = 10_000;

export type AnswerOutcome = Pick<
  ChatMessageEntity,
  | 'content'
  | 'toolCalls'
  | 'sources'
  | 'usage'
  | 'reading'
  | 'suggestions'
  | 'modelState'
  | 'provider'
  | 'model'
  | 'fallbackFrom'
  | 'promptVersion'
  | 'cached'
  | 'failureCode'
> & { status: Exclude<ChatMessageEntity['status'], 'streaming'> };

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

export const leaseFromNow = (): string => `now() + interval '${LEASE_SECONDS} seconds'`;
const ENDED = { leaseUntil: null, updatedAt: (): string => 'now()' };

/** Every write checks owner and status, so that a process without the lease writes nothing. */
@Injectable()
export class AnswerRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
    private readonly users: UserRepository,
  ) {}

  /** Stores the texts (null: unchanged) and renews the leases. @returns ids still owned */
  async checkpoint(owner: string, texts: { id: string; content: string | null }[]): Promise<Set<string>> {
    // By hand: the query builder has no UPDATE … FROM unnest, which updates all answers in one statement.
    const [rows] = await this.messages.query<[{ id: string }[], number]>(
      `UPDATE app.chat_messages SET content = coalesce(texts.content, chat_messages.content), updated_at = now(),
         lease_until = ${leaseFromNow()}
       FROM unnest($2::uuid[], $3::text[]) AS texts (id, content)
       WHERE chat_messages.id = texts.id AND owner = $1 AND status = 'streaming'
       RETURNING chat_messages.id`,
      [owner, texts.map(({ id }) => id), texts.map(({ content }) => content)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Stores the complete answer. @returns the end time; null if the owner has lost the answer */
  async finish(owner: string, id: string, userId: number, outcome: AnswerOutcome): Promise<Date | null> {
    if (outcome.status !== 'failed') {
      return (await finish(this.messages.manager, owner, id, outcome))?.updatedAt ?? null;
    }
    return this.messages.manager.transaction(async (manager) => {
      const ended = await finish(manager, owner, id, outcome);
      if (ended === null) return null;
      await this.users.refundRequest(userId, ended.createdAt, manager);
      return ended.updatedAt;
    });
  }

  /** Streaming answers whose lease has expired, except those of this process. */
  async findExpired(generatingIds: string[]): Promise<string[]> {
    const rows = await this.messages
      .createQueryBuilder('answer')
      .select('answer.id', 'id')
      .where(`answer.status = 'streaming' AND answer.lease_until < now()`)
      .andWhere('NOT (answer.id = ANY (:generatingIds::uuid[]))', { generatingIds })
      .limit(MAX_EXPIRED)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  /** Ends an answer with an expired lease. @param text the text sent to readers; stored if longer */
  async interrupt(id: string, text: string | null): Promise<boolean> {
    const { affected } = await this.messages
      .createQueryBuilder()
      .update()
      .set({
        ...ENDED,
        status: 'interrupted',
        content: () => 'CASE WHEN length(CAST(:text AS text)) > length(content) THEN :text ELSE content END',
      })
      .where(`id = :id AND status = 'streaming' AND lease_until < now()`, { id, text })
      .execute();
    return (affected ?? 0) > 0;
  }

  /** Ends every streaming answer of other processes. Requires that no other process uses the database. */
  async interruptAllBut(owner: string): Promise<number> {
    const { affected } = await this.messages.update(
      [
        { status: 'streaming', owner: Not(owner) },
        { status: 'streaming', owner: IsNull() },
      ],
      { ...ENDED, status: 'interrupted' },
    );
    return affected ?? 0;
  }

  /** Ends an answer of another process, which detects it at its next checkpoint. */
  async stop(id: string): Promise<void> {
    await this.messages.update({ id, status: 'streaming' }, { ...ENDED, status: 'stopped' });
  }

  /** Ends every streaming answer of a user. */
  async stopAllOf(userId: number): Promise<void> {
    await this.messages
      .createQueryBuilder()
      .update()
      .set({ ...ENDED, status: 'stopped' })
      .where(
        `status = 'streaming' AND session_id IN (SELECT id FROM app.chat_sessions WHERE user_id = :userId)`,
        { userId },
      )
      .execute();
  }

  /** Ids of a user's answers that changed within the last milliseconds. */
  async findRecentIds(userId: number, withinMs: number): Promise<string[]> {
    const rows = await this.messages
      .createQueryBuilder('answer')
      .innerJoin('answer.session', 'session')
      .select('answer.id', 'id')
      .where(`session.user_id = :userId AND answer.role = 'assistant'`, { userId })
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

  find(id: string): Promise<ChatMessageEntity | null> {
    return this.messages.findOneBy({ id, role: 'assistant' });
  }

  findOwned(userId: number, id: string): Promise<ChatMessageEntity | null> {
    return this.messages
      .createQueryBuilder('answer')
      .innerJoin('answer.session', 'session')
      .where(`answer.id = :id AND answer.role = 'assistant' AND session.user_id = :userId`, { id, userId })
      .getOne();
  }

  findStreaming(sessionId: string): Promise<ChatMessageEntity | null> {
    return this.messages.findOneBy({ sessionId, status: 'streaming' });
  }
}

async function finish(
  manager: EntityManager,
  owner: string,
  id: string,
  outcome: AnswerOutcome,
): Promise<Pick<ChatMessageEntity, 'createdAt' | 'updatedAt'> | null> {
  const { toolCalls, sources, usage, reading, suggestions, modelState, ...columns } = outcome;
  const result = await manager
    .createQueryBuilder()
    .update(ChatMessageEntity)
    .set({
      ...columns,
      ...ENDED,
      toolCalls: () => ':toolCalls',
      sources: () => ':sources',
      usage: () => ':usage',
      reading: () => ':reading',
      suggestions: () => ':suggestions',
      modelState: () => ':modelState',
    })
    .setParameters({
      toolCalls: toStorableJson(toolCalls),
      sources: toStorableJson(sources),
      usage: toJsonColumn(usage),
      reading: toJsonColumn(reading),
      suggestions: toJsonColumn(suggestions),
      modelState: toJsonColumn(modelState),
    })
    .where(`id = :id AND owner = :owner AND status = 'streaming'`, { id, owner })
    .returning('created_at AS "createdAt", updated_at AS "updatedAt"')
    .execute();
  return (result.raw as Pick<ChatMessageEntity, 'createdAt' | 'updatedAt'>[])[0] ?? null;
}

/** SQL NULL instead of the JSON value `null`. */
const toJsonColumn = (value: unknown): string | null =>
  value === null || value === undefined ? null : toStorableJson(value);

/** JSON for a jsonb column: removes NUL and lone surrogates from values and keys. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return storableText(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, member]) => [storableText(key), member as unknown]),
    );
  });
}
