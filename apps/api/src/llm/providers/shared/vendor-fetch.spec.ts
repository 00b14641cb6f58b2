import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { bodyOf, MAX_ERROR_BODY_BYTES, vendorFetch } from './vendor-fetch.js';

describe(vendorFetch.name, () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function send(listener: RequestListener, idleTimeoutMs = 5_000): Promise<Response> {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const init = { method: 'POST', headers: { 'x-a': 'b' }, body: '{"a":1}' };
    return vendorFetch(() => idleTimeoutMs)(`http://127.0.0.1:${port}/`, init);
  }
  async function read(response: Response): Promise<string> {
    let text = '';
    for await (const chunk of bodyOf(response)) text += String(chunk);
    return text;
  }

  it('sends the request and returns status, headers and body', async () => {
    const response = await send((request, reply) => {
      reply.writeHead(200, { 'x-sent': `${request.method} ${String(request.headers['x-a'])}` });
      request.pipe(reply);
    });
    expect([response.ok, response.headers.get('x-sent')]).toEqual([true, 'POST b']);
    expect(await read(response)).toBe('{"a":1}');
  });

  describe('from a server that closes the connection', () => {
    /** Ends a response without a length by closing the connection. */
    const closing =
      (size: number): RequestListener =>
      (_request, reply) => {
        reply.socket?.write('HTTP/1.0 200 OK\r\nconnection: close\r\n\r\n');
        reply.socket?.end('a'.repeat(size));
      };

    it('reads a large body slowly', async () => {
      let length = 0;
      for await (const chunk of bodyOf(await send(closing(2_000_000)))) {
        length += String(chunk).length;
        await sleep(2);
      }
      expect(length).toBe(2_000_000);
    });

    it('survives a body that is not read', async () => {
      const body = bodyOf(await send(closing(2_000_000)));
      await sleep(300);
      body.destroy();
    });

    it('fails when too much waits for its reader', async () => {
      const body = bodyOf(await send(closing(20_000_000)));
      await sleep(500);
      await expect(body.toArray()).rejects.toThrow('more than 8 MB of the response were not read in time');
    });
  });

  it('decompresses the body', async () => {
    const response = await send((_request, reply) => {
      reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('data: a'));
    });
    expect(await read(response)).toBe('data: a');
  });

  it.each([
    ['without its trailer', 'gzip', gzipSync('data: a').subarray(0, -8)],
    ['that was compressed twice', 'gzip, gzip', gzipSync(gzipSync('data: a'))],
  ])('decompresses a body %s', async (_, encoding, body) => {
    const response = await send((_request, reply) => {
      reply.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    expect(await read(response)).toBe('data: a');
  });

  it.each([
    [304, 304],
    [600, 599],
  ])('returns the status %d as %d', async (sent, received) => {
    const response = await send((_request, reply) => void reply.writeHead(sent).end());
    expect([response.ok, response.status]).toEqual([false, received]);
  });

  it('follows a redirection with the same request', async () => {
    const response = await send((request, reply) => {
      if (request.url === '/') reply.writeHead(307, { location: '/v1' }).end();
      else request.pipe(reply);
    });
    expect(await read(response)).toBe('{"a":1}');
  });

  it('cuts an endless error body and closes the connection', async () => {
    let isClosed: Promise<unknown> | undefined;
    const response = await send((_request, reply) => {
      isClosed = once(reply, 'close');
      reply.writeHead(500);
      const endless = new Readable({ read: () => endless.push('x'.repeat(1024)) });
      endless.pipe(reply);
    });
    expect([response.status, (await response.text()).length]).toEqual([500, MAX_ERROR_BODY_BYTES]);
    await isClosed;
  });

  it('fails when no byte arrives for the idle time', async () => {
    const response = await send((_request, reply) => {
      reply.writeHead(200).write('data: a');
    }, 100);
    await expect(read(response)).rejects.toMatchObject({ code: 'UND_ERR_BODY_TIMEOUT' });
  });

  it('fails when no response headers arrive for the idle time', async () => {
    await expect(send(() => undefined, 100)).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' });
  });
});
