import { rebuildDerivedFigures, type ImportTableCounts } from '@app/mma';
import type { QueryRunner } from 'typeorm';
import type { LineReport } from '../catalogue/line-reports.js';
import type { UpcomingEvent } from '../catalogue/upcoming-events.js';
import * as coverage from './switch-over-sql.js';
import type { QuarantinedRow } from './quarantined-row.js';
import { ImportQuarantine } from './quarantine.repository.js';
import * as switchOver from './switch-over-sql.js';
import * as sql from './staging-sql.js';
import { UpcomingEventTable } from './upcoming-events.repository.js';
import {
  STAGED_TABLES,
  STAGED_TABLE_NAMES,
  type StagedRow,
  type StagedRowSink,
  type StagedTableName,
} from './staged-tables.js';

/**
 * Rows per statement: large enough for speed, small enough not to block other users of the embedded engine.
 */
const BATCH_ROWS = 1000;

export type TableCounts = Record<StagedTableName, ImportTableCounts>;

export interface SwitchOver {
  runId: string;
  source: string;
  isWhole: boolean;
  reports: readonly LineReport[];
  rejected: Readonly<Partial<Record<StagedTableName, number>>>;
  quarantined: readonly QuarantinedRow[];
  gaps: Gaps;
  upcoming: readonly UpcomingEvent[];
}

/** Ids of events and fighters that lack a bout, each with the rejected bout's id (null if unknown). */
export type Gaps = Readonly<Record<'events' | 'fighters', readonly (readonly [string, string | null])[]>>;

export interface SwitchOverResult {
  counts: TableCounts;
  changed: boolean;
  dataVersion: number;
}

/** One import on one connection: rows are staged in batches, then taken over in one short transaction. */
export class ImportSession implements StagedRowSink {
  private readonly waiting = new Map<StagedTableName, StagedRow[]>();
  private readonly quarantine: ImportQuarantine;

  constructor(private readonly runner: QueryRunner) {
    this.quarantine = new ImportQuarantine(runner);
  }

  async begin(): Promise<void> {
    // A large file set may need longer than the service's statement time-out.
    await this.run('SET statement_timeout = 0');
    await this.dropStages();
    for (const name of STAGED_TABLE_NAMES) await this.run(sql.createStage(STAGED_TABLES[name]));
    await this.quarantine.create();
  }

  add(table: StagedTableName, row: StagedRow): void {
    const rows = this.waiting.get(table);
    if (rows) rows.push(row);
    else this.waiting.set(table, [row]);
  }

  async drain(): Promise<void> {
    for (const [table, rows] of this.waiting) {
      while (rows.length >= BATCH_ROWS) await this.send(table, rows.splice(0, BATCH_ROWS));
    }
  }

  /**
   * Removes staged rows that contradict others. Call it once, after the last `add`.
   * @returns the rows to quarantine
   */
  async removeDisagreements(source: string): Promise<QuarantinedRow[]> {
    await this.flush();
    return this.quarantine.removeDisagreements(source);
  }

  /**
   * Takes over all staged rows or none.
   * @param signal checked until just before the commit
   */
  async switchOver(order: SwitchOver, signal: AbortSignal): Promise<SwitchOverResult> {
    signal.throwIfAborted();
    await this.runner.startTransaction();
    try {
      const result = await this.takeOver(order);
      signal.throwIfAborted();
      await this.runner.commitTransaction();
      return result;
    } catch (error) {
      // A broken connection has rolled back already; do not hide the first error.
      await this.runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
  }

  /** Updates the planner's statistics. The import stands even if this fails. */
  async analyze(): Promise<void> {
    await this.run(switchOver.ANALYZE_ALL);
  }

  /**
   * Drops the staging tables (the embedded engine shares temporary tables among connections) and releases the
   * connection.
   */
  async end(): Promise<void> {
    await this.dropStages().catch(() => undefined);
    await this.run('RESET statement_timeout').catch(() => undefined);
    await this.runner.release();
  }

  private async flush(): Promise<void> {
    for (const [table, rows] of this.waiting) {
      while (rows.length > 0) await this.send(table, rows.splice(0, BATCH_ROWS));
    }
    for (const name of STAGED_TABLE_NAMES) await this.run(sql.analyzeStage(STAGED_TABLES[name]));
  }

  private async send(name: StagedTableName, rows: readonly StagedRow[]): Promise<void> {
    const table = STAGED_TABLES[name];
    const columns = table.columns.map((_, index) => rows.map((row) => row[index] ?? null));
    await this.run(sql.fillStage(table), columns);
  }

  private async takeOver(order: SwitchOver): Promise<SwitchOverResult> {
    const displaced = await this.quarantine.displace();
    const counts = await this.takeOverTables(order.rejected);
    let changedRows = displaced + (await this.quarantine.removeStaleSums());
    changedRows += Object.values(counts).reduce((sum, count) => sum + count.inserted + count.updated, 0);
    if (changedRows > 0) changedRows += await this.runAll(switchOver.REMOVE_PLACEHOLDERS);
    changedRows += await this.markCoverage(order);
    changedRows += await new UpcomingEventTable(this.runner).takeOver(order.upcoming, order.isWhole);
    const changed = changedRows > 0;
    await this.run(switchOver.UPDATE_DATASET, [changed, order.isWhole]);
    await this.storeReports(order.runId, order.reports);
    await this.quarantine.replace(order.runId, order.source, order.quarantined);
    if (changed) await rebuildDerivedFigures(this.runner);
    await this.run(
      `UPDATE mma.import_runs SET status = 'succeeded', finished_at = now(), progress = NULL, counts = $2 WHERE id = $1`,
      [order.runId, JSON.stringify(counts)],
    );
    const dataVersion = await this.readNumber('SELECT data_version AS value FROM mma.dataset');
    return { counts, changed, dataVersion };
  }

  private async takeOverTables(rejected: SwitchOver['rejected']): Promise<TableCounts> {
    const take = async (name: StagedTableName): Promise<ImportTableCounts> => {
      const table = STAGED_TABLES[name];
      const staged = await this.readNumber(sql.countStage(table));
      const updated = await this.run(sql.updateChanged(table));
      const inserted = await this.run(sql.insertMissing(table));
      return { inserted, updated, unchanged: staged - inserted - updated, rejected: rejected[name] ?? 0 };
    };
    const events = await take('events');
    const fighters = await take('fighters');
    const fighterAliases = await take('fighter_aliases');
    await this.run(switchOver.KEEP_CARD_POSITIONS);
    const bouts = await take('bouts');
    const replaced = await this.run(switchOver.REMOVE_REPLACED_PARTICIPANTS);
    const participants = await take('bout_participants');
    if (replaced > 0) await this.runAll(switchOver.REMOVE_ORPHANED_STATISTICS);
    return {
      events,
      fighters,
      fighter_aliases: fighterAliases,
      bouts,
      bout_participants: {
        ...participants,
        inserted: participants.inserted - replaced,
        updated: participants.updated + replaced,
      },
      bout_totals: await take('bout_totals'),
      round_statistics: await take('round_statistics'),
      rankings: await take('rankings'),
    };
  }

  private async markCoverage({ isWhole, gaps }: SwitchOver): Promise<number> {
    let changed = 0;
    for (const table of ['fighters', 'events'] as const) {
      const parameters = [gaps[table].map(([id]) => id), gaps[table].map(([, boutId]) => boutId)];
      if (isWhole) changed += await this.run(coverage.MARK_COMPLETE[table], parameters);
      changed += await this.run(coverage.MARK_PARTIAL[table], parameters);
    }
    return changed;
  }

  private async storeReports(runId: string, reports: readonly LineReport[]): Promise<void> {
    for (let start = 0; start < reports.length; start += BATCH_ROWS) {
      const batch = reports.slice(start, start + BATCH_ROWS);
      await this.run(
        `INSERT INTO mma.import_rejects (run_id, position, file, line, severity, reason)
         SELECT $1, * FROM unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::text[])`,
        [
          runId,
          batch.map((_, index) => start + index),
          batch.map((report) => report.file),
          batch.map((report) => report.line),
          batch.map((report) => report.severity),
          batch.map((report) => report.reason),
        ],
      );
    }
  }

  private async dropStages(): Promise<void> {
    await this.quarantine.drop();
    await this.runAll(STAGED_TABLE_NAMES.map((name) => sql.dropStage(STAGED_TABLES[name])));
  }

  private async run(statement: string, parameters: unknown[] = []): Promise<number> {
    return (await this.runner.query(statement, parameters, true)).affected ?? 0;
  }

  private async runAll(statements: readonly string[]): Promise<number> {
    let affected = 0;
    for (const statement of statements) affected += await this.run(statement);
    return affected;
  }

  private async readNumber(statement: string): Promise<number> {
    const [row] = await this.runner.manager.query<{ value: string | number }[]>(statement);
    return Number(row?.value ?? 0);
  }
}
