import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@redis/client';
import pg from 'pg';
import { type Installation, replyInPieces } from './installation.js';

/** Ends a fault. */
type End = () => Promise<unknown> | void;

export interface Fault {
  name: string;
  /** Why this machine cannot have the fault; undefined if it can. */
  obstacle?(installation: Installation): string | undefined;
  begin(installation: Installation): Promise<End> | End;
}

const SPARE_FILES = 3;
const IDLE_SOCKETS = 200;
const GARBAGE_PASSWORD = 'changed meanwhile';

export const FAULTS: readonly Fault[] = [
  {
    name: 'postgres-restart',
    begin: async ({ postgres }) => {
      await postgres.stop('SIGINT');
      return () => postgres.resumeOrStart();
    },
  },
  {
    name: 'postgres-crash',
    begin: async ({ postgres }) => {
      await postgres.stop('SIGQUIT');
      return () => postgres.resumeOrStart();
    },
  },
  {
    name: 'postgres-paused',
    begin: ({ postgres }) => {
      postgres.signalAll('SIGSTOP');
      return () => postgres.signalAll('SIGCONT');
    },
  },
  {
    name: 'postgres-back-ends-killed',
    begin: (installation) => repeat(200, () => terminateBackEnds(installation)),
  },
  {
    name: 'postgres-read-only',
    begin: async (installation) => {
      const set = (value: string): Promise<unknown> =>
        installation.rows(
          `ALTER DATABASE ${installation.databaseName} SET default_transaction_read_only = ${value}`,
        );
      await set('on');
      await terminateBackEnds(installation);
      return async () => {
        // Sessions keep the setting that they began with.
        const client = new pg.Client({ connectionString: installation.postgres.url() });
        await client.connect();
        await client.query(`ALTER DATABASE ${installation.databaseName} RESET default_transaction_read_only`);
        await client.end();
        await terminateBackEnds(installation);
      };
    },
  },
  {
    name: 'postgres-no-connections',
    begin: async (installation) => {
      const hogs: pg.Client[] = [];
      const stop = await repeat(100, async () => {
        await terminateBackEnds(installation);
        while (await takeConnection(installation, hogs));
      });
      return async () => {
        await stop();
        await Promise.all(hogs.map((hog) => hog.end()));
      };
    },
  },
  {
    name: 'postgres-disk-full',
    obstacle: ({ postgres }) => (postgres.hasOwnDisk ? undefined : 'this user may not mount a small disk'),
    begin: ({ postgres }) => {
      const free = postgres.fillDisk();
      return async () => {
        free();
        await postgres.resumeOrStart();
      };
    },
  },
  {
    name: 'redis-stopped',
    begin: async ({ redis }) => {
      await redis.kill();
      return () => redis.run();
    },
  },
  {
    name: 'redis-paused',
    begin: ({ redis }) => {
      redis.pause();
      return () => redis.resume();
    },
  },
  {
    name: 'redis-flushed',
    begin: ({ redis }) => repeat(200, () => onRedis(redis.url, [['FLUSHALL']])),
  },
  {
    name: 'redis-out-of-memory',
    begin: async ({ redis }) => {
      await onRedis(redis.url, [
        ['CONFIG', 'SET', 'maxmemory-policy', 'noeviction'],
        ['CONFIG', 'SET', 'maxmemory', '1'],
      ]);
      return () => onRedis(redis.url, [['CONFIG', 'SET', 'maxmemory', '0']]);
    },
  },
  {
    name: 'redis-wrong-contents',
    begin: ({ redis }) => repeat(100, () => overwriteKeys(redis.url)),
  },
  {
    name: 'redis-password-changed',
    begin: async ({ redis }) => {
      await onRedis(redis.url, [
        ['CONFIG', 'SET', 'requirepass', GARBAGE_PASSWORD],
        ['CLIENT', 'KILL', 'TYPE', 'normal'],
        ['CLIENT', 'KILL', 'TYPE', 'pubsub'],
      ]);
      return () => onRedis(redis.url, [['CONFIG', 'SET', 'requirepass', '']], GARBAGE_PASSWORD);
    },
  },
  {
    name: 'model-hangs',
    begin: ({ model }) => {
      model.reply = async (reply, { aborted }) => {
        reply.beginText();
        reply.delta('And then ');
        await aborted;
      };
      return () => {
        model.reply = replyInPieces();
      };
    },
  },
  {
    name: 'model-silent',
    begin: ({ model }) => {
      model.reply = (_reply, { aborted }) => aborted;
      return () => {
        model.reply = replyInPieces();
      };
    },
  },
  {
    name: 'few-file-descriptors',
    obstacle: () => (canLimitFiles() ? undefined : 'there is no prlimit'),
    begin: async (installation) => {
      const limited = installation.nodes.map(({ pid }) => {
        const open = readdirSync(`/proc/${pid}/fd`).length;
        const before = softFileLimit(pid);
        setFileLimit(pid, String(open + SPARE_FILES));
        return { pid, before };
      });
      const sockets = installation.urls.flatMap((url) => openSockets(url, IDLE_SOCKETS));
      return () => {
        for (const socket of sockets) socket.destroy();
        for (const { pid, before } of limited) setFileLimit(pid, before);
      };
    },
  },
  {
    name: 'clock-steps-back',
    begin: (installation) => {
      const node = installation.node(1);
      node.signal('SIGUSR2');
      return () => node.signal('SIGUSR2');
    },
  },
  {
    name: 'postgres-failover',
    begin: async (installation) => {
      const { postgres } = installation;
      const standby = await postgres.addStandby();
      await postgres.stop('SIGQUIT');
      return async () => {
        await standby.promote();
        installation.retired.push(postgres);
        installation.postgres = standby;
        installation.proxy.switchTo(standby.url('service', installation.databaseName));
      };
    },
  },
];

/** Repeats an action until the returned function is called. */
async function repeat(pauseMs: number, act: () => Promise<unknown>): Promise<() => Promise<void>> {
  let isOver = false;
  const acting = (async () => {
    while (!isOver) {
      await act();
      await sleep(pauseMs);
    }
  })();
  // Reported by the end.
  acting.catch(() => undefined);
  return async () => {
    isOver = true;
    await acting;
  };
}

const terminateBackEnds = ({ postgres, databaseName }: Installation): Promise<unknown> =>
  postgres.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'service'`,
    'postgres',
    [databaseName],
  );

/** @returns whether the server had a connection left */
async function takeConnection(installation: Installation, hogs: pg.Client[]): Promise<boolean> {
  const hog = new pg.Client({ connectionString: installation.postgres.url('service') });
  hog.on('error', () => undefined);
  try {
    await hog.connect();
    hogs.push(hog);
    return true;
  } catch {
    return false;
  }
}

async function onRedis(
  url: string,
  commands: readonly (readonly string[])[],
  password?: string,
): Promise<unknown[]> {
  const client = createClient({ url, ...(password === undefined ? {} : { password }) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const replies: unknown[] = [];
    for (const command of commands) replies.push(await client.sendCommand([...command]));
    return replies;
  } finally {
    client.destroy();
  }
}

/** Every key becomes a text, whatever the service stored in it. */
async function overwriteKeys(url: string): Promise<void> {
  const [keys] = await onRedis(url, [['KEYS', 'mma-savant:*']]);
  if (!Array.isArray(keys) || keys.length === 0) return;
  await onRedis(
    url,
    keys.map((key) => ['SET', String(key), 'garbage']),
  );
}

/** Connections that send nothing; the kernel accepts them before the service does. */
function openSockets(url: string, count: number): Socket[] {
  const { hostname, port } = new URL(url);
  return Array.from({ length: count }, () => connect(Number(port), hostname).on('error', () => undefined));
}

const prlimit = (...args: string[]): string => execFileSync('prlimit', args, { encoding: 'utf8' }).trim();

function canLimitFiles(): boolean {
  try {
    prlimit('--version');
    return true;
  } catch {
    return false;
  }
}

const softFileLimit = (pid: number): string =>
  prlimit('--pid', String(pid), '--nofile', '--output', 'SOFT', '--noheadings', '--raw');

const setFileLimit = (pid: number, soft: string): void =>
  void prlimit('--pid', String(pid), `--nofile=${soft}:`);
