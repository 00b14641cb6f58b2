import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ImportRunEntity } from './import-run.entity.js';

/**
 * A row with a contradiction, which counts nowhere. The next import of its source replaces it; a valid row about the
 * same thing from any source releases it.
 */
@Entity({ schema: 'mma', name: 'quarantined_rows' })
@Index('quarantined_rows_source', ['source'])
@Index('quarantined_rows_bout_fighter', ['boutId', 'fighterId'])
export class ImportQuarantinedRowEntity {
  /** Derived from source, file and values: the same row always has the same id. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  /** Folder or URL of the import, as in {@link ImportRunEntity.source}. */
  @Column({ type: 'varchar', length: 500 })
  source!: string;

  @Column({ type: 'varchar', length: 100 })
  file!: string;

  /** Line in the file, from 1; null for a row that was in the database ({@link stood}). */
  @Column({ type: 'integer', nullable: true })
  line!: number | null;

  @Column({ type: 'text' })
  reason!: string;

  /** Values by column, shortened; an unparsable line as `line` or (base64) `bytes`. */
  @Column({ type: 'jsonb', name: 'row_values' })
  rowValues!: Record<string, unknown>;

  /** The subject of the row, where known. */
  @Column({ type: 'varchar', length: 40, name: 'event_id', nullable: true })
  eventId!: string | null;

  @Column({ type: 'varchar', length: 40, name: 'bout_id', nullable: true })
  boutId!: string | null;

  @Column({ type: 'varchar', length: 40, name: 'fighter_id', nullable: true })
  fighterId!: string | null;

  @Column({ type: 'smallint', nullable: true })
  round!: number | null;

  /** Whether the row is valid by itself and only contradicts other rows about the same fighter in the same bout. */
  @Column({ type: 'boolean', name: 'is_sound', default: false })
  isSound!: boolean;

  /** Whether the row was in use until this source contradicted it; its values are then table columns. */
  @Column({ type: 'boolean', default: false })
  stood!: boolean;

  @Column({ type: 'timestamptz', name: 'first_seen_at', default: () => 'now()' })
  firstSeenAt!: Date;

  /** The latest import that contained it. */
  @Column({ type: 'uuid', name: 'run_id', nullable: true })
  runId!: string | null;

  @ManyToOne(() => ImportRunEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'run_id' })
  run?: Relation<ImportRunEntity> | null;
}
