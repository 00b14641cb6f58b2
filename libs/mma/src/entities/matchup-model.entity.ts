import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The model of match-ups with its backtest, derived after every import; no row without enough bouts. */
@Entity({ schema: 'mma', name: 'matchup_models' })
@Check('matchup_models_id_check', 'id = 1')
export class MatchupModelEntity {
  /** Always 1. */
  @PrimaryColumn({ type: 'smallint' })
  id!: number;

  /** Day of the newest bout that the model was trained on. */
  @Column({ type: 'date', name: 'trained_to' })
  trainedTo!: string;

  /** Bouts that the model was trained on. */
  @Column({ type: 'integer' })
  bouts!: number;

  /** By name of the feature. */
  @Column({ type: 'jsonb' })
  coefficients!: Readonly<Record<string, number>>;

  /** This and the next three: estimates before the bouts by models of earlier years, without bouts of debutants. */
  @Column({ type: 'integer', name: 'backtest_bouts' })
  backtestBouts!: number;

  /** Share of bouts won by the favourite. */
  @Column({ type: 'double precision', name: 'backtest_accuracy' })
  backtestAccuracy!: number;

  @Column({ type: 'double precision', name: 'backtest_log_loss' })
  backtestLogLoss!: number;

  @Column({ type: 'double precision', name: 'backtest_brier' })
  backtestBrier!: number;
}
