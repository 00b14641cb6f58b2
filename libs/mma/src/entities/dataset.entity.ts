import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says how far the sports data reaches. */
@Entity({ schema: 'mma', name: 'dataset' })
@Check('dataset_id_check', 'id = 1')
@Check('dataset_coverage_check', "coverage IN ('starter', 'complete')")
export class DatasetEntity {
  /** Always 1. */
  @PrimaryColumn({ type: 'smallint' })
  id!: number;

  /** Grows by one with every import that changed something. */
  @Column({ type: 'integer', name: 'data_version' })
  dataVersion!: number;

  /** Day of the newest bout. */
  @Column({ type: 'date', name: 'as_of', nullable: true })
  asOf!: string | null;

  /** `starter`: only the careers that come with the program. `complete`: a whole file set was imported. */
  @Column({ type: 'varchar', length: 10 })
  coverage!: 'starter' | 'complete';

  /** By which version of their formulas the derived figures were counted; 0 when they never were. */
  @Column({ type: 'integer', name: 'figures_version', default: 0 })
  figuresVersion!: number;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt!: Date;
}
