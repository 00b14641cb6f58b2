import type { AuditEntry } from '@app/chat-protocol';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../user/user.entity.js';

/**
 * One act of an administrator. The database refuses to change or delete rows, except that the ids of a deleted account
 * become null. Values hold settings, never names, addresses or texts.
 */
@Entity({ schema: 'app', name: 'audit_log' })
@Index('audit_log_actor', ['actorId'])
@Index('audit_log_target', ['targetKind', 'targetId'])
export class AuditEntryEntity {
  /** UUIDv7; the order of the log. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The administrator. */
  @Column({ type: 'integer', name: 'actor_id', nullable: true })
  actorId!: number | null;

  @ManyToOne(() => UserEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'actor_id' })
  actor?: Relation<UserEntity> | null;

  @Column({ type: 'varchar', length: 40 })
  action!: AuditEntry['action'];

  @Column({ type: 'varchar', length: 20, name: 'target_kind' })
  targetKind!: AuditEntry['target_kind'];

  @Column({ type: 'varchar', length: 64, name: 'target_id', nullable: true })
  targetId!: string | null;

  /** The changed fields before; null if nothing existed before. */
  @Column({ type: 'jsonb', nullable: true })
  before!: Record<string, unknown> | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: Record<string, unknown> | null;

  @Column({ type: 'varchar', length: 64, name: 'request_id' })
  requestId!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
