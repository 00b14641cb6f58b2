import { setTimeout as delay } from 'node:timers/promises';
import { DrainingDataSource } from '@app/database';
import type { DataSource } from 'typeorm';

const CHECK_EVERY_MS = 5;

export interface RecordedQuery {
  sql: string;
  parameters: unknown[];
  milliseconds: number;
}

export class QueryRecorder {
  private readonly recorded: RecordedQuery[] = [];
  private recording = false;
  private running = 0;

  constructor(dataSource: DataSource) {
    const send = dataSource.query.bind(dataSource);
    dataSource.query = <Result>(...call: Parameters<DataSource['query']>): Promise<Result> => {
      const [sql, parameters] = call;
      return this.record(sql, parameters, () => send<Result>(...call));
    };
    if (!(dataSource instanceof DrainingDataSource)) return;
    // Without cancellation these call `query` and are recorded there.
    const sendOne = dataSource.queryUntilAborted.bind(dataSource);
    dataSource.queryUntilAborted = <Result>(
      ...call: Parameters<DrainingDataSource['queryUntilAborted']>
    ): Promise<Result> => {
      const [sql, parameters] = call;
      if (!dataSource.canCancel) return sendOne<Result>(...call);
      return this.record(sql, parameters, () => sendOne<Result>(...call));
    };
  }

  private async record<Result>(
    sql: unknown,
    parameters: unknown,
    send: () => Promise<Result>,
  ): Promise<Result> {
    const startedAt = performance.now();
    this.running++;
    try {
      return await send();
    } finally {
      this.running--;
      if (this.recording && typeof sql === 'string') {
        const milliseconds = performance.now() - startedAt;
        this.recorded.push({ sql, parameters: Array.isArray(parameters) ? parameters : [], milliseconds });
      }
    }
  }

  async during(work: () => Promise<unknown>): Promise<RecordedQuery[]> {
    this.recorded.length = 0;
    this.recording = true;
    try {
      await work();
      await this.whenIdle();
    } finally {
      this.recording = false;
    }
    return [...this.recorded];
  }

  /** Resolves when no statement is running: an abandoned one continues in the database. */
  async whenIdle(): Promise<void> {
    while (this.running > 0) await delay(CHECK_EVERY_MS);
  }
}
