import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { UserEntity } from '../user/user.entity.js';

/** A one-time code that an OAuth client exchanges for tokens. */
@Entity({ schema: 'app', name: 'authorization_codes' })
@Index('authorization_codes_user', ['userId'])
@Index('authorization_codes_expiry', ['expiresAt'])
export class AuthorizationCodeEntity {
  /** SHA-256 of the code. */
  @PrimaryColumn({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'integer', name: 'user_id' })
  userId!: number;

  @ManyToOne(() => UserEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<UserEntity>;

  /** SHA-256 of the client's id. */
  @Column({ type: 'bytea', name: 'client_digest' })
  clientDigest!: Buffer;

  @Column({ type: 'varchar', length: 100, name: 'client_name' })
  clientName!: string;

  @Column({ type: 'varchar', length: 500, name: 'redirect_uri' })
  redirectUri!: string;

  /** SHA-256 of the code verifier (S256), base64url. */
  @Column({ type: 'varchar', length: 43, name: 'code_challenge' })
  codeChallenge!: string;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
