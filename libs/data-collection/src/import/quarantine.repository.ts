import type { QueryRunner } from 'typeorm';
import * as checks from './disagreement-sql.js';
import { withIds, type KeptRow } from './kept-row.js';
import * as quarantine from './quarantine-sql.js';

/** Rows sent in one statement. */
const BATCH_ROWS = 1000;

interface KeptAsideRow {
  file: string;
  line: number | null;
  reason: string;
  bout_id: string;
  fighter_id: string;
  round: number | null;
  row_values: Record<string, unknown>;
  stood: boolean;
}

/** Where the rows of one import are kept that cannot be right. Works on the connection that holds the stages. */
export class ImportQuarantine {
  constructor(private readonly runner: QueryRunner) {}

  async create(): Promise<void> {
    await this.runAll(checks.CREATE_CHECKS);
  }

  async drop(): Promise<void> {
    await this.runAll(checks.DROP_CHECKS);
  }

  /**
   * Compares rounds with totals, also with those that stand, and takes what disagrees out of the stages.
   * @returns what is to be kept aside for it.
   */
  async settleStages(source: string): Promise<KeptRow[]> {
    await this.run(checks.COLLECT_PAIRS, [source]);
    await this.runAll([...checks.COLLECT_ROUNDS, ...checks.COLLECT_TOTALS, checks.ANALYZE_CHECKS]);
    await this.run(checks.FIND_DISAGREEMENTS);
    const rows = await this.runner.manager.query<KeptAsideRow[]>(checks.READ_KEPT_ASIDE);
    await this.runAll(checks.SETTLE_STAGES);
    return rows.map(({ bout_id: boutId, fighter_id: fighterId, row_values: values, ...row }) => ({
      ...row,
      eventId: null,
      boutId,
      fighterId,
      values,
      isSound: true,
    }));
  }

  /** @returns how many rows left the data. To be called in the transaction of the switch-over, before the stages. */
  displace(): Promise<number> {
    return this.runAll(checks.DISPLACE);
  }

  /** @returns how many rows left the data. To be called after the stages were taken over. */
  removeStaleSums(): Promise<number> {
    return this.run(checks.REMOVE_STALE_SUMS);
  }

  /** Keeps aside what this import refused, and releases what it told anew. */
  async replace(runId: string, source: string, rows: readonly KeptRow[]): Promise<void> {
    await this.run(quarantine.RELEASE_STOOD);
    for (const statement of quarantine.RELEASE_OTHERS) await this.run(statement, [source]);
    const kept = withIds(source, rows);
    for (let start = 0; start < kept.length; start += BATCH_ROWS) {
      const batch = kept.slice(start, start + BATCH_ROWS);
      await this.run(quarantine.KEEP_ASIDE, [
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
    await this.run(quarantine.REPLACE_ROWS, [runId, source]);
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
