import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ImportRunEntity } from './import-run.entity.js';

@Entity({ schema: 'mma', name: 'import_rejects' })
@Check('import_rejects_severity_check', "severity IN ('rejected', 'warning')")
export class ImportRejectEntity {
  @PrimaryColumn({ type: 'uuid', name: 'run_id' })
  runId!: string;

  /** Position in the report, from 0. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @ManyToOne(() => ImportRunEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'run_id' })
  run?: Relation<ImportRunEntity>;

  @Column({ type: 'varchar', length: 100 })
  file!: string;

  /** Line in the file, from 1. */
  @Column({ type: 'integer' })
  line!: number;

  /** `rejected`: the row was left out. `warning`: a value was left out. */
  @Column({ type: 'varchar', length: 10 })
  severity!: 'rejected' | 'warning';

  @Column({ type: 'text' })
  reason!: string;
}
