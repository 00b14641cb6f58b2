import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sendRequest } from './guarded-request.js';

const IDLE_MS = 200;

describe(sendRequest, () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function send(listener: RequestListener, { allowsPrivate = true, host = '127.0.0.1' } = {}) {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { signal } = new AbortController();
    const url = new URL(`http://${host}:${port}/`);
    return sendRequest(url, { headers: {}, allowsPrivate, signal, idleMs: IDLE_MS });
  }

  it('does not count the time of a busy reader as idle', async () => {
    const body = await send((_request, response) => response.end('a'.repeat(5_000_000)));
    let length = 0;
    for await (const chunk of body) {
      if (length === 0) await sleep(3 * IDLE_MS);
      length += String(chunk).length;
    }
    expect(length).toBe(5_000_000);
  });

  it('fails when the server sends nothing', async () => {
    await expect(send(() => undefined)).rejects.toThrow('no data for 0.2 s');
  });

  it('fails when the server stops in the middle', async () => {
    const body = await send((_request, response) =>
      response.writeHead(200, { 'content-length': 10 }).write('a'),
    );
    await expect(body.toArray()).rejects.toThrow();
  });

  it.each(['127.0.0.1', 'localhost'])('refuses a private %s', async (host) => {
    await expect(send(() => undefined, { allowsPrivate: false, host })).rejects.toThrow(
      `${host} is an address of this machine or of a private network`,
    );
  });
});
