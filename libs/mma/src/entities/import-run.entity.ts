import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export interface ImportTableCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** What a running import does. */
export interface ImportProgress {
  step: 'downloading' | 'importing';
  file: string;
  bytes_read: number;
  /** Null if unknown. */
  bytes: number | null;
}

/** One import and its changes. */
@Entity({ schema: 'mma', name: 'import_runs' })
@Check('import_runs_status_check', "status IN ('running', 'succeeded', 'failed')")
@Index('import_runs_started_at', ['startedAt'])
export class ImportRunEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Folder or URL without credentials, or `starter`. */
  @Column({ type: 'varchar', length: 500 })
  source!: string;

  @Column({ type: 'varchar', length: 12 })
  status!: 'running' | 'succeeded' | 'failed';

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** Per table. */
  @Column({ type: 'jsonb', default: () => "'{}'" })
  counts!: Record<string, ImportTableCounts>;

  /** Null unless it runs. */
  @Column({ type: 'jsonb', nullable: true })
  progress!: ImportProgress | null;

  /** One sentence; null unless it failed. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null;
}
