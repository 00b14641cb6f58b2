import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportReport } from '@app/data-collection';
import { describeWith, filesAt, POSTGRES } from '../support/needs.js';
import { changesOf, startImporter, type TestImporter } from '../support/start-importer.js';
import { createFileSet, SyncServer } from '../support/sync-server.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const RESULTS = 'ufc_fight_results.csv';
const MEBIBYTE = 1024 ** 2;

const sync = (importer: TestImporter, signal = new AbortController().signal): Promise<ImportReport | null> =>
  importer.sync.sync({ signal });

const linesOf = (text: string): string[] => text.split('\n');

describe('sync', () => {
  let database: TestDatabase;
  let server: SyncServer;
  let importer: TestImporter;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await SyncServer.start({});
    importer = await startImporter({ ...database.env, DATA_SOURCE_URL: server.url });
    importer.sync.limits = {
      largestFile: MEBIBYTE,
      largestSet: 2 * MEBIBYTE,
      downloadTimeoutMs: 20_000,
      attempts: 3,
      retryDelayMs: 10,
    };
  });

  beforeEach(() => {
    server.files = createFileSet();
    server.faults = {};
  });

  const clear = (): Promise<unknown> =>
    importer.rows(
      'TRUNCATE mma.events, mma.fighters, mma.dataset, mma.import_runs, mma.rankings, mma.source_files CASCADE',
    );

  afterAll(async () => {
    await importer.close();
    await server.close();
    await database.close();
  });

  const answersOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = server.answers.length;
    await work();
    return server.answers.slice(before);
  };

  describe('from an empty database', () => {
    beforeEach(clear);

    it('imports everything, and fetches nothing again while nothing changes', async () => {
      const report = await sync(importer);
      expect(changesOf(report as ImportReport)).toMatchObject({ events: '+50 ~0', bouts: '+200 ~0' });

      const answers = await answersOf(async () => expect(await sync(importer)).toBeNull());
      expect(answers.filter((answer) => !answer.startsWith('304'))).toEqual([
        '404 ufc_fight_stats.csv',
        '404 ufc_fight_totals.csv',
        '404 ufc_fighter_tott.csv',
        '404 rankings_history.csv',
        '404 rankings/rankings_history.csv',
      ]);
      expect(await importer.status.read()).toMatchObject({
        data_version: 1,
        last_sync: {
          source: `${server.url}/`,
          status: 'succeeded',
          inserted: 0,
          updated: 0,
          progress: null,
          finished_at: expect.any(String),
        },
      });
    });

    it('imports a changed set as a whole', async () => {
      await sync(importer);
      server.files = createFileSet(51);
      expect(changesOf((await sync(importer)) as ImportReport)).toMatchObject({
        events: '+1 ~0',
        bouts: '+4 ~0',
      });
      expect(await importer.value('SELECT data_version FROM mma.dataset')).toBe(2);
    });

    it('compares contents if the source has no validators', async () => {
      server.faults[RESULTS] = (_, response) => response.end(server.files[RESULTS]);
      await sync(importer);
      expect(await sync(importer)).toBeNull();
    });

    it('reads from a server that ends each file by closing the connection', async () => {
      for (const name of Object.keys(server.files)) {
        server.faults[name] = (_, response) => {
          response.useChunkedEncodingByDefault = false;
          response.shouldKeepAlive = false;
          response.writeHead(200).end(server.files[name]);
        };
      }
      expect((await sync(importer))?.tables.bouts.inserted).toBe(200);
    });

    it.each([
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
    ])('reads %s', async (encoding, compress) => {
      server.faults[RESULTS] = (request, response) => {
        expect(request.headers['accept-encoding']).toContain(encoding);
        response.writeHead(200, { 'content-encoding': encoding }).end(compress(server.files[RESULTS] ?? ''));
      };
      expect((await sync(importer))?.tables.bouts.inserted).toBe(200);
    });

    it('retries while the server fails for a moment', async () => {
      let tries = 0;
      server.faults[RESULTS] = (_, response) => {
        tries += 1;
        if (tries < 3) response.writeHead(503).end();
        else response.end(server.files[RESULTS]);
      };
      expect((await sync(importer))?.tables.bouts.inserted).toBe(200);
    });

    it('accepts the loss of a few rows', async () => {
      await sync(importer);
      server.files[RESULTS] = linesOf(server.files[RESULTS] as string)
        .toSpliced(100, 3)
        .join('\n');
      expect((await sync(importer))?.changed).toBe(false);
    });

    it('runs once if two begin at once', async () => {
      const other = await startImporter({ ...database.env, DATA_SOURCE_URL: server.url });
      try {
        const outcomes = await Promise.allSettled([sync(importer), sync(other)]);
        const refused = outcomes.flatMap((outcome) =>
          outcome.status === 'rejected' ? [outcome.reason] : [],
        );
        expect(refused).toEqual([
          expect.objectContaining({
            name: 'ImportRunningError',
            message: expect.stringMatching(/^Another import/),
          }),
        ]);
        expect(await importer.value('SELECT count(*)::int FROM mma.import_runs')).toBe(1);
        expect(await importer.value('SELECT count(*)::int FROM mma.bouts')).toBe(200);
      } finally {
        await other.close();
      }
    });

    it('stops on request and keeps the data', async () => {
      await sync(importer);
      const stop = new AbortController();
      server.files = createFileSet(51);
      server.faults[RESULTS] = () => stop.abort(new Error('interrupted'));
      await expect(sync(importer, stop.signal)).rejects.toThrow(
        'The import was stopped; nothing was changed.',
      );
    });

    it('does not take a set that is smaller than the data that other imports have brought', async () => {
      await importer.imports.importFrom(server.url);
      server.files = createFileSet(25);
      await expect(sync(importer)).rejects.toThrow(/has shrunk: 100 bouts, and the data has 200/);
    });

    it('reads a folder, and imports it again only when a file has changed', async () => {
      const folder = join(import.meta.dirname, '..', 'fixtures', 'import', 'ok');
      const local = await startImporter({ ...database.env, DATA_SOURCE_URL: folder });
      try {
        expect((await sync(local))?.tables.bouts.inserted).toBe(5);
        expect(await sync(local)).toBeNull();
      } finally {
        await local.close();
      }
    });
  });

  const plain =
    (status: number, headers: Record<string, string> = {}, body: string | Buffer = '') =>
    (_: IncomingMessage, response: ServerResponse): void =>
      void response.writeHead(status, headers).end(body);
  const changed = (change: (text: string) => string) => (): void => {
    server.files[RESULTS] = change(server.files[RESULTS] as string);
  };
  const fault = (handler: (request: IncomingMessage, response: ServerResponse) => void) => (): void => {
    server.faults[RESULTS] = handler;
  };
  const toOther = (location: string) => fault(plain(302, { location }));
  const FAULTS: readonly [what: string, make: () => void, reason: RegExp][] = [
    [
      'a web page with status 200',
      changed(() => '<!DOCTYPE html><html>Sign in</html>'),
      /is a web page instead of a CSV/,
    ],
    ['JSON', changed(() => '{"error":"no"}'), /is JSON instead/],
    ['a zip file', changed(() => 'PK\u0003\u0004abc'), /is a binary file instead/],
    ['an empty file', changed(() => ''), /ufc_fight_results\.csv is empty/],
    ['a file that is missing', () => delete server.files[RESULTS], /is missing; the last sync found it at/],
    ['a missing column', changed((text) => text.replace('OUTCOME,', 'RESULT,')), /the header lacks OUTCOME/],
    [
      'columns that have moved',
      changed((text) => text.replace('OUTCOME,WEIGHTCLASS,METHOD,ROUND', 'ROUND,METHOD,OUTCOME,WEIGHTCLASS')),
      /contains no bouts|columns may have moved/,
    ],
    [
      'half of the rows',
      changed((text) => linesOf(text).slice(0, 100).join('\n')),
      /has shrunk: 99 rows, and 200/,
    ],
    [
      'rows that cannot be read',
      changed((text) =>
        text.replaceAll('W/L,Lightweight', (word, at: number) => (at % 2 === 0 ? word : `X${word}`)),
      ),
      /rows are not readable; its columns may have moved|has shrunk/,
    ],
    [
      'a download that is cut off',
      fault((_, response) => {
        response.writeHead(200, { 'content-length': 1_000_000 });
        response.write('EVENT,BOUT\n', () => response.destroy());
      }),
      /ufc_fight_results\.csv was cut off/,
    ],
    [
      'a compressed download that is cut off',
      fault((_, response) => {
        const body = gzipSync(server.files[RESULTS] ?? '');
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(body.subarray(0, body.length / 2));
      }),
      /was cut off: unexpected end of file/,
    ],
    ['errors of the server', fault(plain(500)), /ufc_fight_results\.csv answered with status 500/],
    ['an answer with status 403', fault(plain(403)), /answered with status 403/],
    [
      'an encoding that is not known',
      fault(plain(200, { 'content-encoding': 'zstd' }, 'x')),
      /encoding that is not supported/,
    ],
    [
      'a gzip bomb',
      fault(plain(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(200 * MEBIBYTE)))),
      /is larger than 1,048,576 bytes/,
    ],
    [
      'a brotli bomb',
      fault(plain(200, { 'content-encoding': 'br' }, brotliCompressSync(Buffer.alloc(50 * MEBIBYTE)))),
      /is larger than 1,048,576 bytes/,
    ],
    [
      'a file that is too large',
      fault(plain(200, {}, Buffer.alloc(2 * MEBIBYTE, 'a'))),
      /is larger than 1,048,576 bytes/,
    ],
    [
      'files that are too large together',
      () => {
        for (const name of Object.keys(server.files)) {
          const padding = `${'x'.repeat(60_000)}\n`.repeat(15);
          server.files[name] = `${String(server.files[name])}${padding}`;
        }
      },
      /the files are larger than .* bytes together/,
    ],
    ['redirects without an end', toOther(`/data/${RESULTS}`), /is redirected more than 5 times/],
    ['a redirect to nothing', toOther('https://'), /is redirected to an invalid address/],
    ['a redirect to plain http', toOther('http://example.org/a.csv'), /to another host without https/],
    ['a redirect to another port', toOther('http://127.0.0.1:1/a.csv'), /to another host without https/],
    [
      'a redirect to loopback',
      toOther('https://127.0.0.1/a.csv'),
      /127\.0\.0\.1 is an address of this machine/,
    ],
    [
      'a redirect to loopback by name',
      toOther('https://localhost/a.csv'),
      /localhost is an address of this machine/,
    ],
    ['a redirect to IPv6 loopback', toOther('https://[::1]/a.csv'), /\[::1\] is an address of this machine/],
    [
      'a redirect to a decimal address',
      toOther('https://2130706433/a.csv'),
      /127\.0\.0\.1 is an address of this machine/,
    ],
    ['a redirect to a private address', toOther('https://10.0.0.1/a.csv'), /10\.0\.0\.1 is an address/],
    [
      'a redirect to metadata of a cloud',
      toOther('https://169.254.169.254/latest'),
      /169\.254\.169\.254 is an address/,
    ],
    [
      'a redirect to IPv4 in IPv6',
      toOther('https://[::ffff:169.254.169.254]/latest'),
      /is an address of this machine or of a private network/,
    ],
  ];

  describe('after a sync', () => {
    beforeAll(async () => {
      await clear();
      server.files = createFileSet();
      server.faults = {};
      await sync(importer);
    });

    it.each(FAULTS)('refuses %s and keeps the data', async (_, make, reason) => {
      server.files = createFileSet(51);
      make();
      await expect(sync(importer)).rejects.toThrow(reason);
      const { last_sync: last, ...status } = await importer.status.read();
      expect(last).toMatchObject({
        status: 'failed',
        failure: expect.stringMatching(reason),
        progress: null,
      });
      expect(status).toMatchObject({ data_version: 1, counts: { events: 50, bouts: 200 } });
    });

    it('says that the network is missing', async () => {
      const unused = createServer().listen(0, '127.0.0.1');
      await once(unused, 'listening');
      const address = unused.address();
      const port = typeof address === 'object' ? address?.port : 0;
      unused.close();
      await once(unused, 'close');
      const lonely = await startImporter({ ...database.env, DATA_SOURCE_URL: `http://localhost:${port}/` });
      lonely.sync.limits = importer.sync.limits;
      try {
        await expect(sync(lonely)).rejects.toThrow(
          /ufc_event_details\.csv cannot be fetched: .*ECONNREFUSED/,
        );
      } finally {
        await lonely.close();
      }
    });

    it('names a folder that does not exist', async () => {
      const local = await startImporter({ ...database.env, DATA_SOURCE_URL: '/no/such/folder' });
      try {
        await expect(sync(local)).rejects.toThrow('ufc_event_details.csv is missing at /no/such/folder');
      } finally {
        await local.close();
      }
    });
    it('works again when the fault is gone', async () => {
      server.files = createFileSet(51);
      expect((await sync(importer))?.tables.bouts.inserted).toBe(4);
    });
  });
});

describeWith([POSTGRES, filesAt(ALL_DATA)], 'sync of the complete data', () => {
  it('accepts it', async () => {
    const files = Object.fromEntries(
      readdirSync(ALL_DATA).map((name) => [name, readFileSync(join(ALL_DATA, name))]),
    );
    const database = await createTestDatabase();
    const server = await SyncServer.start(files);
    const importer = await startImporter({ ...database.env, DATA_SOURCE_URL: server.url });
    try {
      expect((await sync(importer))?.tables.bouts.inserted).toBe(8810);
      expect(await sync(importer)).toBeNull();
    } finally {
      await importer.close();
      await server.close();
      await database.close();
    }
  });
});
