import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServedDataVersion } from '@app/mma';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { testRedisUrl, TestNodes } from '../support/nodes.js';
import { RestClient } from '../support/rest-client.js';
import { ServiceProcess } from '../support/service-process.js';
import { startImporter } from '../support/start-importer.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { createFileSet, SyncServer } from '../support/sync-server.js';
import { createTestDatabase } from '../support/test-database.js';

const ADMIN = 'admin@example.com';
const RESULTS = 'ufc_fight_results.csv';
/** More bouts than the starter data has, which a sync must not shrink. */
const FILES = createFileSet(450);

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 40_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('it did not happen in time');
    await sleep(50);
  }
}

describe('the sync of the data', () => {
  let server: SyncServer;
  let service: TestApp | undefined;

  beforeEach(async () => {
    server = await SyncServer.start(FILES);
  });
  afterEach(async () => {
    await service?.close();
    service = undefined;
    await server.close();
  });

  const statusOf = async ({ url }: TestApp) => (await new RestClient(url).get('/api/data/status')).body;
  const isDone = async (app: TestApp, source = server.url): Promise<boolean> => {
    const { last_sync: last } = await statusOf(app);
    return last.source === `${source}/` && last.status !== 'running';
  };

  it('is started by an administrator, shows its progress, runs once at a time, and is in the audit log', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    server.faults[RESULTS] = (_, response) => {
      const content = server.files[RESULTS] ?? '';
      response.writeHead(200, { 'content-length': Buffer.byteLength(content) });
      const half = Math.floor(content.length / 2);
      response.write(content.slice(0, half));
      void released.then(() => response.end(content.slice(half)));
    };
    const lines: string[] = [];
    service = await startTestApp(
      { ADMIN_EMAILS: ADMIN, DATA_SOURCE_URL: server.url, LOG_LEVEL: 'info' },
      { log: (line) => lines.push(line), ownDatabase: true },
    );
    const admin = new RestClient(service.url, await service.token(ADMIN));
    expect((await admin.get('/api/admin/data/sync')).body).toMatchObject({
      source: `${server.url}/`,
      next_at: null,
      runs: [{ source: 'starter' }],
    });

    const started = await admin.post('/api/admin/data/sync', {});
    expect(started).toMatchObject({
      status: 202,
      body: {
        started: true,
        run: { source: `${server.url}/`, status: 'running', finished_at: null, failure: null },
      },
    });
    const { entries } = (await admin.get('/api/admin/audit?limit=1')).body;
    expect(entries[0]).toMatchObject({
      action: 'data.sync',
      target_kind: 'data',
      target_id: null,
      after: { source: `${server.url}/` },
    });
    const app = service;
    await until(async () => (await statusOf(app)).last_sync.progress !== null);
    expect((await statusOf(app)).last_sync).toMatchObject({
      status: 'running',
      progress: {
        step: 'downloading',
        file: expect.stringMatching(/\.csv$/),
        bytes_read: expect.any(Number),
      },
    });
    expect((await admin.get('/health/ready')).status).toBe(200);
    expect((await admin.post('/api/admin/data/sync', {})).body).toMatchObject({
      started: false,
      run: { status: 'running' },
    });

    release();
    await until(() => isDone(app));
    expect(await statusOf(app)).toMatchObject({
      data_version: 2,
      last_sync: { status: 'succeeded', progress: null, inserted: expect.any(Number), rejected: 0 },
    });
    await until(() => lines.some((line) => line.includes('The data was synced from')));
  });

  it('leaves the data as it is when it fails, and tells administrators why', async () => {
    server.files = { ...FILES, [RESULTS]: '<html>' };
    const lines: string[] = [];
    service = await startTestApp(
      { ADMIN_EMAILS: ADMIN, DATA_SOURCE_URL: server.url, LOG_LEVEL: 'warn' },
      { log: (line) => lines.push(line), ownDatabase: true },
    );
    const app = service;
    const admin = new RestClient(app.url, await app.token(ADMIN));
    await admin.post('/api/admin/data/sync', {});
    await until(() => isDone(app));
    const status = await statusOf(app);
    expect(status).toMatchObject({ data_version: 1, last_sync: { status: 'failed' } });
    expect(JSON.stringify(status)).not.toContain('web page');
    const reason = `${RESULTS} is a web page instead of a CSV file`;
    expect((await admin.get('/api/admin/data/sync')).body.runs[0]).toMatchObject({ failure: reason });
    await until(() => lines.length > 0);
    expect(lines).toEqual([expect.stringContaining(reason)]);
  });

  it('runs in the background of the first start, and at no later one', async () => {
    const database = await createTestDatabase({ data: 'starter' });
    const env = { DATA_SYNC_CRON: '0 6 1 1 *', DATA_SOURCE_URL: server.url, ADMIN_EMAILS: ADMIN };
    try {
      service = await startTestApp(env, { database });
      const app = service;
      await until(() => isDone(app));
      expect(await statusOf(app)).toMatchObject({ data_version: 2, last_sync: { status: 'succeeded' } });
      const admin = new RestClient(app.url, await app.token(ADMIN));
      expect((await admin.get('/api/admin/data/sync')).body.next_at).toMatch(/^\d{4}-01-01T06:00:00/);
      await app.close();
      const requests = server.answers.length;
      service = await startTestApp(env, { database });
      await sleep(500);
      expect(server.answers).toHaveLength(requests);
    } finally {
      await service?.close();
      service = undefined;
      await database.close();
    }
  });

  it('costs a start without a network one line of the log', async () => {
    const { url } = server;
    const other = await SyncServer.start(FILES);
    await server.close();
    server = other;
    const database = await createTestDatabase({ data: 'starter' });
    const process = await ServiceProcess.start({
      ...database.env,
      DATA_SYNC_CRON: '0 6 1 1 *',
      DATA_SOURCE_URL: url,
    });
    try {
      await until(() => process.log.includes('The sync'));
      await sleep(200);
      const lines = process.log.split('\n').filter((line) => line.startsWith('{'));
      expect(lines).toEqual([
        expect.stringMatching(/The sync of the data failed.*cannot be fetched.*ECONNREFUSED/),
      ]);
    } finally {
      await process.end('SIGTERM');
      await database.close();
    }
  });

  it('is aborted when the process ends', async () => {
    server.faults[RESULTS] = () => undefined;
    service = await startTestApp({ ADMIN_EMAILS: ADMIN, DATA_SOURCE_URL: server.url });
    const admin = new RestClient(service.url, await service.token(ADMIN));
    expect((await admin.post('/api/admin/data/sync', {})).body.started).toBe(true);
    const before = Date.now();
    await service.close();
    service = undefined;
    // The source never answers: without the abort the service would wait for it.
    expect(Date.now() - before).toBeLessThan(20_000);
  });

  it('has an import of another process prepared without a restart', async () => {
    const database = await createTestDatabase({ data: 'starter' });
    const importer = await startImporter({ ...database.env, DATA_SOURCE_URL: server.url });
    try {
      service = await startTestApp({}, { database });
      const versions = service.app.get(ServedDataVersion, { strict: false });
      const { signal } = new AbortController();
      expect(await versions.read(signal)).toBe(1);
      await importer.sync.sync({ signal });
      await until(async () => (await versions.read(signal)) === 2);
    } finally {
      await service?.close();
      service = undefined;
      await importer.close();
      await database.close();
    }
  });
});

describeWith([POSTGRES, REDIS], 'the sync of the data on several nodes', () => {
  it('runs once, and every node learns of the new data', async () => {
    const server = await SyncServer.start(FILES);
    const nodes = await TestNodes.start(2, {
      ADMIN_EMAILS: ADMIN,
      DATA_SOURCE_URL: server.url,
      REDIS_URL: testRedisUrl(9),
    });
    try {
      const { signal } = new AbortController();
      const versions = nodes.apps.map(({ app }) => app.get(ServedDataVersion, { strict: false }));
      await Promise.all(versions.map((served) => served.read(signal)));
      const clients = await Promise.all(
        nodes.apps.map(async (node) => new RestClient(node.url, await node.token(ADMIN))),
      );
      const answers = await Promise.all(clients.map((client) => client.post('/api/admin/data/sync', {})));
      expect(answers.map(({ body }) => body.started).sort()).toEqual([false, true]);
      for (const served of versions) await until(async () => (await served.read(signal)) === 2);
      const { runs } = (await clients[0]?.get('/api/admin/data/sync'))?.body ?? {};
      expect(runs.map((run: { source: string }) => run.source)).toEqual([`${server.url}/`, 'starter']);
    } finally {
      await nodes.close();
      await server.close();
    }
  });
});
