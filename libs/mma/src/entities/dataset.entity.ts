import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The single row that describes the imported data. */
@Entity({ schema: 'mma', name: 'dataset' })
@Check('dataset_id_check', 'id = 1')
@Check('dataset_coverage_check', "coverage IN ('starter', 'complete')")
export class DatasetEntity {
  /** Always 1. */
  @PrimaryColumn({ type: 'smallint' })
  id!: number;

  /** Incremented by every import that changes something. */
  @Column({ type: 'integer', name: 'data_version' })
  dataVersion!: number;

  /** Day of the newest bout. */
  @Column({ type: 'date', name: 'as_of', nullable: true })
  asOf!: string | null;

  /** `starter`: only the bundled careers. `complete`: a whole file set was imported. */
  @Column({ type: 'varchar', length: 10 })
  coverage!: 'starter' | 'complete';

  /** Formula version of the derived figures; 0 when they were never computed. */
  @Column({ type: 'integer', name: 'figures_version', default: 0 })
  figuresVersion!: number;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt!: Date;
}
