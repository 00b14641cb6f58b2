import { storableText } from '@app/common';
import { DrainingDataSource } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { UserRepository } from '../user/user.repository.js';
import { ChatMessageEntity } from './chat-message.entity.js';

/** Duration of the lease on a streaming answer, in seconds of the database's clock. */
export const LEASE_SECONDS = 10;
const MAX_EXPIRED = 1_000;

export type AnswerOutcome = Pick<
  ChatMessageEntity,
  | 'content'
  | 'toolCalls'
  | 'sources'
  | 'parts'
  | 'usage'
  | 'grounding'
  | 'reading'
  | 'suggestions'
  | 'modelState'
  | 'provider'
  | 'model'
  | 'fallbackFrom'
  | 'fallbackReason'
  | 'promptVersion'
  | 'cached'
  | 'failureCode'
> & { status: Exclude<ChatMessageEntity['status'], 'streaming'> };

export const leaseFromNow = (): string => `now() + interval '${LEASE_SECONDS} seconds'`;
const ENDED = { leaseUntil: null, updatedAt: (): string => 'now()' };

/** Every write checks owner and status, so that a process without the lease writes nothing. */
@Injectable()
export class AnswerRepository {
  constructor(
    @InjectRepository(ChatMessageEntity) private readonly messages: Repository<ChatMessageEntity>,
    private readonly users: UserRepository,
  ) {}

  private get connection(): DrainingDataSource {
    const { connection } = this.messages.manager;
    if (!(connection instanceof DrainingDataSource))
      throw new Error('the data source has no reserved connection');
    return connection;
  }

  /** Stores the texts (null: unchanged) and renews the leases. @returns ids still owned */
  async checkpoint(owner: string, texts: { id: string; content: string | null }[]): Promise<Set<string>> {
    // By hand: the query builder has no UPDATE … FROM unnest, which updates all answers in one statement.
    const rows = await this.connection.queryReserved<{ id: string }>(
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
    if (outcome.status !== 'failed' && outcome.status !== 'interrupted') {
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
    const count = await this.interruptWhere('id = :id AND lease_until < now()', { id }, text);
    return count > 0;
  }

  /** Ends every streaming answer of other processes. Requires that no other process uses the database. */
  interruptAllBut(owner: string): Promise<number> {
    return this.interruptWhere('owner IS DISTINCT FROM :owner', { owner }, null);
  }

  private interruptWhere(
    condition: string,
    parameters: Record<string, unknown>,
    text: string | null,
  ): Promise<number> {
    return this.messages.manager.transaction((manager) =>
      interruptAnswers(manager, this.users, condition, { ...parameters, text }),
    );
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

/**
 * Ends streaming answers whose process is gone, and refunds their requests: the failure is the service's.
 * @param parameters those of the condition, and `text`, which is stored if it is longer
 * @returns how many were ended
 */
export async function interruptAnswers(
  manager: EntityManager,
  users: UserRepository,
  condition: string,
  parameters: Record<string, unknown> & { text: string | null },
): Promise<number> {
  const result = await manager
    .createQueryBuilder()
    .update(ChatMessageEntity)
    .set({
      ...ENDED,
      status: 'interrupted',
      content: () => 'CASE WHEN length(CAST(:text AS text)) > length(content) THEN :text ELSE content END',
    })
    .where(`status = 'streaming' AND ${condition}`, parameters)
    .returning(
      `created_at AS "createdAt", (SELECT user_id FROM app.chat_sessions WHERE id = session_id) AS "userId"`,
    )
    .execute();
  const ended = result.raw as { createdAt: Date; userId: number }[];
  // In the order of the users, so that two processes do not wait for each other.
  ended.sort((a, b) => a.userId - b.userId);
  for (const { userId, createdAt } of ended) await users.refundRequest(userId, createdAt, manager);
  return ended.length;
}

async function finish(
  manager: EntityManager,
  owner: string,
  id: string,
  outcome: AnswerOutcome,
): Promise<Pick<ChatMessageEntity, 'createdAt' | 'updatedAt'> | null> {
  const { toolCalls, sources, parts, usage, grounding, reading, suggestions, modelState, ...columns } =
    outcome;
  const result = await manager
    .createQueryBuilder()
    .update(ChatMessageEntity)
    .set({
      ...columns,
      ...ENDED,
      toolCalls: () => ':toolCalls',
      sources: () => ':sources',
      parts: () => ':parts',
      usage: () => ':usage',
      grounding: () => ':grounding',
      reading: () => ':reading',
      suggestions: () => ':suggestions',
      modelState: () => ':modelState',
    })
    .setParameters({
      toolCalls: toStorableJson(toolCalls),
      sources: toStorableJson(sources),
      parts: toStorableJson(parts),
      usage: toJsonColumn(usage),
      grounding: toJsonColumn(grounding),
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
