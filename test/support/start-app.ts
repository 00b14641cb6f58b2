import { loadConfig } from '@app/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createApp } from '../../apps/api/src/create-app.js';
import { createLogger } from '../../apps/api/src/logging/create-logger.js';
import { AnswerChecker } from './answer-checker.js';
import { reuseDatabase } from './reused-database.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface TestApp {
  /** Without a trailing slash. */
  url: string;
  app: NestFastifyApplication;
  /** A token of the development sign-in. */
  token(email?: string): Promise<string>;
  /** Runs a statement on the service's database. */
  query<Row = unknown>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const TEST_SECRET = 'secret-of-the-tests-with-32-chars-or-more';

interface TestAppOptions {
  /** Receives every log line, from LOG_LEVEL on. */
  log?: (line: string) => void;
  /** A shared database, not dropped at the end. */
  database?: TestDatabase;
  /** Sports data, see `createTestDatabase`. @default starter */
  data?: 'starter' | 'all';
  /** For a test that changes the schema or the sports data. */
  ownDatabase?: boolean;
  /** @default a free port */
  port?: number;
  /** See `createHttpAdapter`. */
  requestTimeoutMs?: number;
}

/** Defaults: fast, quiet, without network access. A test's settings override them. */
const SETTINGS: Record<string, string> = {
  NODE_ENV: 'test',
  PORT: '0',
  NEXTAUTH_SECRET: TEST_SECRET,
  AUTH_DEV_LOGIN: 'true',
  LLM_PROVIDER: 'embedded',
  LLM_CHECK_AT_START: 'false',
  DATA_SYNC_CRON: 'off',
  LOG_LEVEL: 'silent',
  DAILY_REQUEST_LIMIT: '100000',
  RATE_LIMIT_SCALE: '1000',
};

/** Starts the real service on a free port with its own database; responses are validated against their schemas. */
export async function startTestApp(
  env: Record<string, string> = {},
  {
    log,
    database: shared,
    data = 'starter',
    ownDatabase = false,
    port = 0,
    ...adapterOptions
  }: TestAppOptions = {},
): Promise<TestApp> {
  const database = shared ?? (await (ownDatabase ? createTestDatabase({ data }) : reuseDatabase(data)));
  let app: NestFastifyApplication | undefined;
  const close = async (): Promise<void> => {
    await app?.close();
    if (shared === undefined) await database.close();
  };
  try {
    const config = loadConfig({ ...SETTINGS, ...database.env, ...env });
    const logger = log === undefined ? undefined : createLogger(config, { write: log });
    app = await createApp(config, logger, adapterOptions);
    app.useGlobalInterceptors(new AnswerChecker());
    await app.listen(port, '127.0.0.1');
    const url = (await app.getUrl()).replace(/\/$/, '');
    const dataSource = app.get(DataSource, { strict: false });
    return {
      url,
      app,
      close,
      token: (email) => fetchToken(url, email),
      query: (sql, parameters = []) => dataSource.query(sql, parameters),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fetchToken(url: string, email = 'someone@example.com'): Promise<string> {
  const response = await fetch(`${url}/api/auth/dev-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer) {
    if (typeof answer.access_token === 'string') return answer.access_token;
  }
  throw new Error(`dev-token answered ${response.status}: ${JSON.stringify(answer)}`);
}
