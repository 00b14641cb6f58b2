import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig, recordService } from '@app/config';
import { locateService } from './find-service.js';

describe(locateService, () => {
  const servers: Server[] = [];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'find-service-'));
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (status: number): Promise<number> => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const unusedPort = async (): Promise<number> => {
    const port = await start(200);
    servers.pop()?.close();
    return port;
  };
  const configOf = (port: number) =>
    loadConfig({ NEXTAUTH_SECRET: 'x'.repeat(32), PORT: String(port), DATABASE_DIR: folder });
  const record = (port: number) => recordService(folder, { url: `http://localhost:${port}`, pid: 1 });

  it('prefers the service at the configured port, also while it starts', async () => {
    const port = await start(503);
    record(await start(200));
    expect(await locateService(configOf(port))).toBe(`http://127.0.0.1:${port}`);
  });

  it('finds the recorded service at another port', async () => {
    const port = await start(200);
    record(port);
    expect(await locateService(configOf(await unusedPort()))).toBe(`http://localhost:${port}`);
  });

  it('ignores the record of a service that has ended', async () => {
    record(await unusedPort());
    const configured = await unusedPort();
    expect(await locateService(configOf(configured))).toBe(`http://127.0.0.1:${configured}`);
  });
});
