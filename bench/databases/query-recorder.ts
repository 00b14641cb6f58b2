import { setTimeout as delay } from 'node:timers/promises';
import { DrainingDataSource } from '@app/database';
import type { DataSource } from 'typeorm';

const CHECK_EVERY_MS = 5;

export interface RecordedQuery {
  sql: string;
  parameters: unknown[];
  milliseconds: number;
}

/** Listens to every statement that goes through a data source, by either of its ways. */
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
    // Without cancelling, these go on to `query`, and are heard there.
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

  /** The statements that were sent while the work ran. */
  async during(work: () => Promise<unknown>): Promise<RecordedQuery[]> {
    this.recorded.length = 0;
    this.recording = true;
    try {
      await work();
      await this.settle();
    } finally {
      this.recording = false;
    }
    return [...this.recorded];
  }

  /** Resolves when no statement runs any more: one that was given up on goes on in the database. */
  async settle(): Promise<void> {
    while (this.running > 0) await delay(CHECK_EVERY_MS);
  }
}
