import type { QueryRunner } from 'typeorm';
import * as checks from './disagreement-sql.js';
import { withIds, type QuarantinedRow } from './quarantined-row.js';
import * as quarantine from './quarantine-sql.js';

const BATCH_ROWS = 1000;

interface QuarantinedDatabaseRow {
  file: string;
  line: number | null;
  reason: string;
  bout_id: string;
  fighter_id: string;
  round: number | null;
  row_values: Record<string, unknown>;
  stood: boolean;
}

/** Quarantine of one import. Works on the session's connection, which has the staging tables. */
export class ImportQuarantine {
  constructor(private readonly runner: QueryRunner) {}

  async create(): Promise<void> {
    await this.runAll(checks.CREATE_CHECKS);
  }

  async drop(): Promise<void> {
    await this.runAll(checks.DROP_CHECKS);
  }

  /**
   * Compares rounds with totals, current ones included, and removes what disagrees from the staging tables.
   * @returns the rows to quarantine
   */
  async removeDisagreements(source: string): Promise<QuarantinedRow[]> {
    await this.run(checks.COLLECT_PAIRS, [source]);
    await this.runAll([...checks.COLLECT_ROUNDS, ...checks.COLLECT_TOTALS, checks.ANALYZE_CHECKS]);
    await this.run(checks.FIND_DISAGREEMENTS);
    const rows = await this.runner.manager.query<QuarantinedDatabaseRow[]>(checks.SELECT_QUARANTINED);
    await this.runAll(checks.UPDATE_STAGES);
    return rows.map(({ bout_id: boutId, fighter_id: fighterId, row_values: values, ...row }) => ({
      ...row,
      eventId: null,
      boutId,
      fighterId,
      values,
      isSound: true,
    }));
  }

  /**
   * Call in the switch-over transaction, before the staged rows are taken over.
   * @returns the number of deleted rows
   */
  displace(): Promise<number> {
    return this.runAll(checks.DELETE_DISAGREEING);
  }

  /**
   * Call after the staged rows were taken over.
   * @returns the number of deleted rows
   */
  removeStaleSums(): Promise<number> {
    return this.run(checks.REMOVE_STALE_SUMS);
  }

  async replace(runId: string, source: string, rows: readonly QuarantinedRow[]): Promise<void> {
    await this.run(quarantine.RELEASE_STOOD);
    for (const statement of quarantine.RELEASE_OTHERS) await this.run(statement, [source]);
    const kept = withIds(source, rows);
    for (let start = 0; start < kept.length; start += BATCH_ROWS) {
      const batch = kept.slice(start, start + BATCH_ROWS);
      await this.run(quarantine.INSERT_QUARANTINED, [
        runId,
        source,
        batch.map((row) => row.id),
        batch.map((row) => row.file),
        batch.map((row) => row.line),
        batch.map((row) => row.reason),
        batch.map((row) => JSON.stringify(row.values)),
        batch.map((row) => row.eventId),
        batch.map((row) => row.boutId),
        batch.map((row) => row.fighterId),
        batch.map((row) => row.round),
        batch.map((row) => row.isSound),
        batch.map((row) => row.stood),
      ]);
    }
    await this.run(quarantine.DELETE_OUTDATED, [runId, source]);
  }

  private async run(statement: string, parameters: unknown[] = []): Promise<number> {
    return (await this.runner.query(statement, parameters, true)).affected ?? 0;
  }

  private async runAll(statements: readonly string[]): Promise<number> {
    let affected = 0;
    for (const statement of statements) affected += await this.run(statement);
    return affected;
  }
}
