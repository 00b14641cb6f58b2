import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Remembers that an account was deleted, so that a token from before cannot create it again. Holds no personal data. */
@Entity({ schema: 'app', name: 'deleted_accounts' })
export class DeletedAccountEntity {
  /** See `digestsOf`. */
  @PrimaryColumn({ type: 'char', length: 64 })
  digest!: string;

  /** Tokens issued until then are refused. */
  @Column({ type: 'timestamptz', name: 'deleted_at' })
  deletedAt!: Date;
}
