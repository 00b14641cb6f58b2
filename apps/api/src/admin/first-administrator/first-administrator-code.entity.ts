import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The code of the last start, in the only row. */
@Entity({ schema: 'app', name: 'first_administrator_codes' })
@Check('first_administrator_codes_id_check', 'id = 1')
export class FirstAdministratorCodeEntity {
  @PrimaryColumn({ type: 'smallint' })
  id!: number;

  /** SHA-256 of the code. */
  @Column({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
