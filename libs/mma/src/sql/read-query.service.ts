import { Permits, runIsolated, type DrainingDataSource, type IsolatedRows } from '@app/database';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { checkPlan } from './check-plan.js';
import { checkStatement, type CheckedStatement } from './check-statement.js';
import { explainFailure } from './explain-failure.js';
import { checkExpandedSize } from './expanded-size.js';
import { READ_ROLE, ReadRoleRepository, type ReadRoleState } from './read-role.repository.js';
import { READ_SCHEMA } from './read-view.js';
import { READ_VIEWS } from './read-views.js';
import { SqlParser } from './sql-parser.js';
import { SqlRefusedError } from './sql-refused.error.js';

export const MOST_SQL_ROWS = 500;
const MOST_BYTES = 2_000_000;
/** Connections per process besides the pool. */
const MOST_RUNNING = 2;
const MOST_WAITING = 20;
const RETRY_AFTER_MS = 30_000;

/** PostgreSQL's own bounds of each transaction. */
const SETTINGS = {
  statement_timeout: '5s',
  lock_timeout: '1s',
  idle_in_transaction_session_timeout: '10s',
  client_connection_check_interval: '1s',
  work_mem: '16MB',
  max_parallel_workers_per_gather: '0',
  join_collapse_limit: '8',
  cursor_tuple_fraction: '1',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
};
const FILE_LIMIT = { temp_file_limit: '200MB' };

export interface ReadResult extends IsolatedRows {
  views: string[];
}

/** The database cannot run queries of others, or not now. */
export class ReadQueryUnavailableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReadQueryUnavailableError';
  }
}

/** Too many queries wait. */
export class ReadQueriesBusyError extends Error {
  constructor() {
    super('Too many SQL queries run at the moment.');
    this.name = 'ReadQueriesBusyError';
  }
}

/** Runs SELECT statements of unknown intent over the views of `mma_read`. */
@Injectable()
export class ReadQueryService implements OnModuleInit {
  private readonly logger = new Logger(ReadQueryService.name);
  private readonly parser = new SqlParser();
  private readonly permits = new Permits(MOST_RUNNING, MOST_WAITING);
  private state: ReadRoleState | null = null;
  private checkedAt = 0;

  /** @param isEnabled whether the tool exists; if not, the database is left alone */
  constructor(
    private readonly role: ReadRoleRepository,
    private readonly isEnabled: boolean,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.isEnabled) return;
    try {
      const { unavailable } = await this.prepare();
      if (unavailable !== null) this.logger.warn(unavailable);
    } catch (error) {
      this.logger.error('The role of run_query could not be prepared', error);
    }
  }

  /** Whether queries can run, as far as is known. */
  get isAvailable(): boolean {
    return this.state?.unavailable === null;
  }

  /**
   * @throws SqlRefusedError with words that help to mend the statement; ReadQueryUnavailableError,
   * ReadQueriesBusyError, the signal's reason
   */
  async run(sql: string, signal: AbortSignal): Promise<ReadResult> {
    const { source, settings } = await this.open();
    const { statement, views, collectsText } = await this.read(sql);
    if (this.permits.isFull) throw new ReadQueriesBusyError();
    try {
      const result = await this.permits.use(
        () =>
          runIsolated(
            source,
            {
              sql: statement,
              role: READ_ROLE,
              schema: READ_SCHEMA,
              settings,
              mostRows: MOST_SQL_ROWS,
              mostBytes: MOST_BYTES,
              checkPlan: (plan) => checkPlan(plan, { collectsText }),
            },
            signal,
          ),
        signal,
      );
      return { ...result, views };
    } catch (error) {
      signal.throwIfAborted();
      throw explainFailure(error, statement, views);
    }
  }

  /** The statement without its semicolon, and the views that it reads. */
  private async read(sql: string): Promise<CheckedStatement & { statement: string }> {
    try {
      const select = await this.parser.parse(sql);
      const checked = checkStatement(select, READ_VIEWS);
      checkExpandedSize(select);
      return { ...checked, statement: sql.replace(/[\s;]+$/, '') };
    } catch (error) {
      throw error instanceof SqlRefusedError ? error.at(sql) : error;
    }
  }

  private async open(): Promise<{ source: DrainingDataSource; settings: Record<string, string> }> {
    const { unavailable, canLimitFiles } = await this.prepare();
    const source = this.role.postgres;
    if (unavailable !== null || source === null) {
      throw new ReadQueryUnavailableError(unavailable ?? 'The database is not open.');
    }
    return { source, settings: { ...SETTINGS, ...(canLimitFiles ? FILE_LIMIT : {}) } };
  }

  /** Checks the role, and again some time after it was found unusable: an administrator may have created it. */
  private async prepare(): Promise<ReadRoleState> {
    const isOld = Date.now() - this.checkedAt > RETRY_AFTER_MS;
    if (this.state === null || (this.state.unavailable !== null && isOld)) {
      this.checkedAt = Date.now();
      this.state = await this.role.prepare();
    }
    return this.state;
  }
}
