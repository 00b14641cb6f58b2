import { newId } from '@app/common';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, LessThan, MoreThan, Repository } from 'typeorm';
import type { Actor } from './actor.decorator.js';
import { AuditEntryEntity } from './audit-entry.entity.js';

export type AuditedAct = Pick<AuditEntryEntity, 'action' | 'targetKind' | 'targetId' | 'before' | 'after'>;

/** Only adds entries. */
@Injectable()
export class AuditLogRepository {
  constructor(@InjectRepository(AuditEntryEntity) private readonly entries: Repository<AuditEntryEntity>) {}

  /** Inside the transaction of the act, so that neither exists without the other. */
  async add(
    { userId, requestId }: Actor,
    { before, after, ...act }: AuditedAct,
    manager: EntityManager = this.entries.manager,
  ): Promise<void> {
    await manager
      .createQueryBuilder()
      .insert()
      .into(AuditEntryEntity)
      .values({
        ...act,
        id: newId(),
        actorId: userId,
        requestId,
        before: () => ':before',
        after: () => ':after',
      })
      .setParameters({ before: toJson(before), after: toJson(after) })
      .execute();
  }

  /** Newest first. @param before id of the last entry of the page before */
  findPage(before: string | null, limit: number): Promise<AuditEntryEntity[]> {
    return this.entries.find({
      where: before === null ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Entries about a user, oldest first. */
  findAboutUser(userId: number, after: string | null, limit: number): Promise<AuditEntryEntity[]> {
    return this.entries.find({
      where: {
        targetKind: 'user',
        targetId: String(userId),
        ...(after === null ? {} : { id: MoreThan(after) }),
      },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** Removes the id of a deleted account; that of the actor goes with the user's row. */
  async forgetUser(userId: number): Promise<void> {
    await this.entries.update({ targetKind: 'user', targetId: String(userId) }, { targetId: null });
  }
}

const toJson = (value: Record<string, unknown> | null): string | null =>
  value === null ? null : JSON.stringify(value);
