import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { createLogger } from '../../apps/api/src/logging/create-logger.js';
import { ServiceLogger } from '../../apps/api/src/logging/service-logger.js';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe(ServiceLogger.name, () => {
  let lines: Record<string, unknown>[];
  let logger: ServiceLogger;

  beforeEach(() => {
    lines = [];
    const config = loadConfig({ NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(32) });
    logger = new ServiceLogger(
      createLogger(config, { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) }),
    );
  });

  it.each(['warn', 'error', 'fatal'] as const)(
    'logs the stack and the cause of an error at level %s',
    (level) => {
      const error = new Error('outer', { cause: new Error('inner') });
      logger[level]('the work failed', error, 'Worker');
      expect(lines).toMatchObject([
        { msg: 'the work failed', context: 'Worker', err: { message: 'outer', cause: { message: 'inner' } } },
      ]);
      expect(JSON.stringify(lines)).toContain('logging.test');
    },
  );

  it('logs a thrown value that is not an error', () => {
    logger.error('the work failed', 'for no reason', 'Worker');
    expect(lines).toMatchObject([
      { msg: 'the work failed', context: 'Worker', err: { type: 'string', message: 'for no reason' } },
    ]);
  });

  it('logs a plain text', () => {
    logger.warn('mind this', undefined, 'Worker');
    expect(lines).toMatchObject([{ msg: 'mind this', context: 'Worker' }]);
    expect(lines[0]).not.toHaveProperty('err');
  });

  it('does not log a failed start, which its caller reports', () => {
    logger.error(new Error('no database'), undefined, 'ExceptionHandler');
    expect(lines).toEqual([]);
  });
});

describe('the log of a failure', () => {
  const SECRET = 'words of a user';
  let app: TestApp;
  let lines: string[];

  beforeAll(async () => {
    lines = [];
    app = await startTestApp({ LOG_LEVEL: 'debug' }, { log: (line) => lines.push(line) });
    await app.app
      .get(DataSource)
      .query(
        `ALTER TABLE app.chat_messages ADD CONSTRAINT no_secrets CHECK (content NOT LIKE '%${SECRET}%')`,
      );
  });
  afterAll(() => app.close());

  it('logs an unexpected one with its stack and code, without user content', async () => {
    const headers = {
      authorization: `Bearer ${await app.token()}`,
      'content-type': 'application/json',
    };
    const post = (path: string, body: object): Promise<Response> =>
      fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const created = await post('/api/chat/session', {});
    const { session_id } = (await created.json()) as { session_id: string };
    const answer = await post('/api/chat/message', { session_id, role: 'user', content: SECRET });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(SECRET);
    const failure = lines
      .map((line) => JSON.parse(line) as { msg?: string; err?: unknown })
      .find(({ err }) => err !== undefined);
    expect(failure).toMatchObject({
      err: { code: '23514', constraint: 'no_secrets', table: 'chat_messages' },
    });
    expect(failure?.err).toHaveProperty('stack', expect.stringContaining('at '));
    expect(lines.join('')).not.toContain(SECRET);
  });
});
