import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SignInEntity } from './sign-in.entity.js';

/** A one-time code that a page exchanges for the tokens of a sign-in. */
@Entity({ schema: 'app', name: 'sign_in_codes' })
@Index('sign_in_codes_sign_in', ['signInId'])
export class SignInCodeEntity {
  /** SHA-256 of the code. */
  @PrimaryColumn({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'uuid', name: 'sign_in_id' })
  signInId!: string;

  @ManyToOne(() => SignInEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'sign_in_id' })
  signIn?: Relation<SignInEntity>;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
