import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../../user/user.entity.js';

/** `reused`: a spent refresh token was presented again. */
export type SignInEnd = 'signed_out' | 'reused';

/** One sign-in at this service: a device with its family of refresh tokens. */
@Entity({ schema: 'app', name: 'sign_ins' })
@Check('sign_ins_end_check', '(ended_at IS NULL) = (end_reason IS NULL)')
@Check('sign_ins_end_reason_check', "end_reason IN ('signed_out', 'reused')")
@Index('sign_ins_user_used', ['userId', 'lastUsedAt'])
export class SignInEntity {
  /** UUIDv7; the claim `sid` of its access tokens. */
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer', name: 'user_id' })
  userId!: number;

  @ManyToOne(() => UserEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;

  /** The `User-Agent` header. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  device!: string | null;

  /** IP address. */
  @Column({ type: 'varchar', length: 45, nullable: true })
  address!: string | null;

  /** SHA-256 of the id of the OAuth client that the sign-in belongs to; null for a browser or an app of ours. */
  @Column({ type: 'bytea', name: 'client_digest', nullable: true })
  clientDigest!: Buffer | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /** Accurate to minutes. */
  @Column({ type: 'timestamptz', name: 'last_used_at', default: () => 'now()' })
  lastUsedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'varchar', length: 12, name: 'end_reason', nullable: true })
  endReason!: SignInEnd | null;
}
