import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ImportRunEntity } from './import-run.entity.js';

/**
 * A row that is kept aside: something about it cannot be right, so it counts nowhere. The next import of its source
 * replaces it, a sound row about the same thing from any source releases it.
 */
@Entity({ schema: 'mma', name: 'quarantined_rows' })
@Index('quarantined_rows_source', ['source'])
@Index('quarantined_rows_bout_fighter', ['boutId', 'fighterId'])
export class ImportQuarantinedRowEntity {
  /** Follows from the source, the file and the values, so the same row met again is the same row. */
  @PrimaryColumn({ type: 'varchar', length: 40 })
  id!: string;

  /** Folder or URL of the import that kept it aside, as in {@link ImportRunEntity.source}. */
  @Column({ type: 'varchar', length: 500 })
  source!: string;

  @Column({ type: 'varchar', length: 100 })
  file!: string;

  /** Line in the file, from 1; null for a row that stood in the database ({@link stood}). */
  @Column({ type: 'integer', nullable: true })
  line!: number | null;

  @Column({ type: 'text' })
  reason!: string;

  /** By column as the file writes them, cut where they are long; a line that is no row as `line` or (base64) `bytes`. */
  @Column({ type: 'jsonb', name: 'row_values' })
  rowValues!: Record<string, unknown>;

  /** Whom and what it is about, where that can be told. */
  @Column({ type: 'varchar', length: 40, name: 'event_id', nullable: true })
  eventId!: string | null;

  @Column({ type: 'varchar', length: 40, name: 'bout_id', nullable: true })
  boutId!: string | null;

  @Column({ type: 'varchar', length: 40, name: 'fighter_id', nullable: true })
  fighterId!: string | null;

  @Column({ type: 'smallint', nullable: true })
  round!: number | null;

  /** Whether it is sound by itself and only disagrees with other rows about the same fighter in the same bout. */
  @Column({ type: 'boolean', name: 'is_sound', default: false })
  isSound!: boolean;

  /** Whether it was in use until this source disagreed; then its values are columns of the table it stood in. */
  @Column({ type: 'boolean', default: false })
  stood!: boolean;

  @Column({ type: 'timestamptz', name: 'first_seen_at', default: () => 'now()' })
  firstSeenAt!: Date;

  /** The import that met it last. */
  @Column({ type: 'uuid', name: 'run_id', nullable: true })
  runId!: string | null;

  @ManyToOne(() => ImportRunEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'run_id' })
  run?: Relation<ImportRunEntity> | null;
}
