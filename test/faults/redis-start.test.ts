import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { loadConfig } from '@app/config';
import { checkRedis, openRedis } from '@app/redis';
import { Logger } from '@nestjs/common';
import { createClient } from '@redis/client';
import { describeStartFailure } from '../../apps/api/src/start-failure.js';
import { describeWith, redisServer } from '../support/needs.js';
import { RedisServer } from '../support/redis-server.js';
import { freePort } from '../support/service-process.js';
import { TEST_SECRET } from '../support/start-app.js';

const PASSWORD = 'of-the-tests';

describeWith([redisServer()], 'a start with REDIS_URL', () => {
  let open: RedisServer;
  let locked: RedisServer;
  const servers: Server[] = [];
  beforeAll(async () => {
    [open, locked] = await Promise.all([RedisServer.start(), RedisServer.start(PASSWORD)]);
    const administrator = createClient({ url: open.url });
    await administrator.connect();
    for (const [name, rights] of [
      ['reader', '~* +@read +hello'],
      ['service', '~mma-savant:* &mma-savant:* +@all -@dangerous'],
    ] as const) {
      await administrator.sendCommand(['ACL', 'SETUSER', name, 'on', `>${PASSWORD}`, ...rights.split(' ')]);
    }
    administrator.destroy();
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  afterAll(() => Promise.all([open.close(), locked.close()]));

  const check = (url: string, more: Record<string, string> = {}): Promise<string | undefined> =>
    checkRedis(loadConfig({ NEXTAUTH_SECRET: TEST_SECRET, REDIS_URL: url, ...more })).then(
      () => undefined,
      describeStartFailure,
    );

  /** Replies the same to every command. */
  async function startTalker(reply: string): Promise<string> {
    const server = createServer((socket) => {
      socket.on('data', (commands) => {
        for (const _command of commands.toString().matchAll(/\*\d+\r\n/g)) socket.write(reply);
      });
      socket.on('error', () => undefined);
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('goes on with Redis as it should be', async () => {
    expect(await check(open.url)).toBeUndefined();
    expect(await check(locked.url, { REDIS_PASSWORD: PASSWORD })).toBeUndefined();
    expect(await check(open.url.replace('://', `://service:${PASSWORD}@`))).toBeUndefined();
  });

  it('goes on without a Redis that is not there', async () => {
    expect(await check(`redis://127.0.0.1:${await freePort()}`)).toBeUndefined();
  });

  it('goes on without a Redis that does not answer', async () => {
    open.pause();
    try {
      expect(await check(open.url)).toBeUndefined();
    } finally {
      open.resume();
    }
  });

  it.each<[string, () => Promise<string | undefined>, string]>([
    ['a missing password', () => check(locked.url), 'wants a password. Set it in REDIS_PASSWORD'],
    [
      'a wrong password',
      () => check(locked.url, { REDIS_PASSWORD: 'wrong' }),
      'refused the user or password',
    ],
    ['a password that is not needed', () => check(open.url, { REDIS_PASSWORD: PASSWORD }), 'has no password'],
    [
      'a user without rights',
      () => check(open.url.replace('://', `://reader:${PASSWORD}@`)),
      'may not do what the service needs',
    ],
    ['a database that does not exist', () => check(`${open.url}/99`), 'does not have the database number'],
    [
      'another kind of server',
      async () => check(await startTalker('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'is not Redis',
    ],
    [
      'a version that is too old',
      async () =>
        check(await startTalker('*4\r\n$6\r\nserver\r\n$5\r\nredis\r\n$7\r\nversion\r\n$6\r\n6.2.14\r\n')),
      'has version 6.2.14; 7 or newer is needed. Upgrade it',
    ],
    [
      'a version that does not know HELLO',
      async () => check(await startTalker('-ERR unknown command `HELLO`\r\n')),
      'has version 5 or older',
    ],
  ])('says of %s what to do, in one line and without the password', async (_what, failed, advice) => {
    const failure = await failed();
    expect(failure).toMatch(/^The service did not start\. [^\n]+$/);
    expect(failure).toContain(advice);
    expect(failure).not.toContain(PASSWORD);
  });

  it('says once that a server which closes every connection may want TLS', async () => {
    let connections = 0;
    // A server with TLS resets a connection whose first bytes are none of TLS.
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', () => (connections++ % 2 === 0 ? socket.resetAndDestroy() : socket.destroy()));
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const lines: string[] = [];
    const collect = (line: string): void => void lines.push(line);
    Logger.overrideLogger({ log: collect, warn: collect, error: collect });
    const url = `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = openRedis(loadConfig({ NEXTAUTH_SECRET: TEST_SECRET, REDIS_URL: url }), {
      consequence: 'nothing is cached',
      waits: false,
    });
    try {
      while (connections < 4) await sleep(50);
    } finally {
      client?.destroy();
      Logger.overrideLogger(true);
    }
    expect(lines).toEqual([
      `Redis at ${new URL(url).host} is unavailable: the connection was closed before a reply ` +
        '(a server with TLS needs rediss:// in REDIS_URL); nothing is cached until it reconnects',
    ]);
  });

  it('says once that a running node is refused, however often it reconnects', async () => {
    const changed = await RedisServer.start();
    const administrator = createClient({ url: changed.url });
    administrator.on('error', () => undefined);
    await administrator.connect();
    const lines: string[] = [];
    const collect = (line: string): void => void lines.push(line);
    Logger.overrideLogger({ log: collect, warn: collect, error: collect });
    const client = openRedis(loadConfig({ NEXTAUTH_SECRET: TEST_SECRET, REDIS_URL: changed.url }), {
      consequence: 'nothing is cached',
      waits: false,
    });
    const reconnect = async (): Promise<void> => {
      const ready = new Promise((resolve) => client?.once('ready', resolve));
      await administrator.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
      await ready;
    };
    try {
      while (client?.isReady !== true) await sleep(20);
      await administrator.sendCommand(['CONFIG', 'SET', 'requirepass', PASSWORD]);
      for (let times = 0; times < 3; times += 1) await reconnect();
      await sleep(100);
      expect(lines.filter((line) => line.includes('wants a password'))).toHaveLength(1);
      expect(lines.filter((line) => line.includes('available again'))).toEqual([]);
      await administrator.sendCommand(['CONFIG', 'SET', 'requirepass', '']);
      await reconnect();
      while (!lines.includes('Redis is available again')) await sleep(20);
    } finally {
      client?.destroy();
      administrator.destroy();
      Logger.overrideLogger(true);
      await changed.close();
    }
  });
});
