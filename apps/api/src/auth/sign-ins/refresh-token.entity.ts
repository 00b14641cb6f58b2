import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SignInEntity } from './sign-in.entity.js';

@Entity({ schema: 'app', name: 'refresh_tokens' })
@Index('refresh_tokens_sign_in', ['signInId', 'expiresAt'])
@Index('refresh_tokens_parent', ['parentDigest'])
export class RefreshTokenEntity {
  /** SHA-256 of the token. */
  @PrimaryColumn({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'uuid', name: 'sign_in_id' })
  signInId!: string;

  @ManyToOne(() => SignInEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'sign_in_id' })
  signIn?: Relation<SignInEntity>;

  /** The token that was exchanged for this one; null for the first. */
  @Column({ type: 'bytea', name: 'parent_digest', nullable: true })
  parentDigest!: Buffer | null;

  /** When it was first exchanged. */
  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
