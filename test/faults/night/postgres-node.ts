import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresProgram, serverUser } from '../../support/postgres-server.js';
import { freePort } from '../../support/service-process.js';

const START_TIMEOUT_MS = 30_000;
const DISK_SIZE = '1g';
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  max_connections: '50',
  max_wal_size: '64MB',
  min_wal_size: '32MB',
};

/** A PostgreSQL server that a fault may stop, pause, fill or replace. Its data is on a small disk if this user may mount one. */
export class PostgresNode {
  private server: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    readonly hasOwnDisk: boolean,
  ) {}

  static async start(): Promise<PostgresNode> {
    const node = await PostgresNode.inNewFolder(true);
    node.run('initdb', `--pgdata=${node.data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8');
    await node.resumeOrStart();
    // The service has no rights of a superuser, so that it cannot use the reserved connections.
    await node.query('CREATE ROLE service LOGIN CREATEDB');
    return node;
  }

  /** Copies this server to a second one, which follows it: each commit waits for it. */
  async addStandby(): Promise<PostgresNode> {
    const standby = await PostgresNode.inNewFolder(false);
    standby.run(
      'pg_basebackup',
      ...['--host=127.0.0.1', `--port=${this.port}`, '--username=postgres', `--pgdata=${standby.data}`],
      ...['--write-recovery-conf', '--checkpoint=fast', '--wal-method=stream'],
    );
    await standby.resumeOrStart();
    await this.query(`ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await this.query('SELECT pg_reload_conf()');
    const isFollowed = async (): Promise<boolean> =>
      (await this.query(`SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`)).length > 0;
    while (!(await isFollowed())) await sleep(100);
    return standby;
  }

  promote(): Promise<unknown> {
    return this.query('SELECT pg_promote()');
  }

  url(user = 'postgres', database = 'postgres'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/${database}`;
  }

  async query(sql: string, database = 'postgres', parameters: unknown[] = []): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: this.url('postgres', database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  /** @param signal SIGINT: fast shutdown; SIGQUIT: without a checkpoint, as after a crash */
  async stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const { server } = this;
    if (server === null || !this.isRunning) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  }

  /** Signals the server and its back ends, which are sessions of their own. */
  signalAll(signal: 'SIGSTOP' | 'SIGCONT'): void {
    const pid = this.server?.pid;
    if (pid === undefined || !this.isRunning) return;
    const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
    for (const each of [pid, ...children.trim().split('\n').map(Number)]) process.kill(each, signal);
  }

  /** Leaves no space on the disk. @returns frees it */
  fillDisk(): () => void {
    const ballast = join(this.folder, 'disk', 'ballast');
    const { bavail, bsize } = statfsSync(join(this.folder, 'disk'));
    execFileSync('fallocate', ['--length', String(bavail * bsize), ballast]);
    return () => rmSync(ballast);
  }

  /** Starts the server unless it runs. */
  async resumeOrStart(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      if (!this.isRunning) this.server = this.spawn();
      try {
        await this.query('SELECT 1');
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(200);
      }
    }
  }

  async close(): Promise<void> {
    this.signalAll('SIGCONT');
    await this.stop('SIGQUIT');
    if (this.hasOwnDisk) execFileSync('umount', [join(this.folder, 'disk')]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get isRunning(): boolean {
    return this.server !== null && this.server.exitCode === null && this.server.signalCode === null;
  }

  private get data(): string {
    return join(this.folder, 'disk', 'data');
  }

  private static async inNewFolder(wantsDisk: boolean): Promise<PostgresNode> {
    const folder = mkdtempSync(join(tmpdir(), 'mma-faults-postgres-'));
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const hasOwnDisk = wantsDisk && mountDisk(disk);
    const user = serverUser();
    if (user !== undefined) for (const each of [folder, disk]) chownSync(each, user.uid, user.gid);
    return new PostgresNode(folder, await freePort(), hasOwnDisk);
  }

  private run(program: string, ...args: string[]): void {
    execFileSync(postgresProgram(program), args, { ...serverUser(), cwd: this.folder, stdio: 'pipe' });
  }

  private spawn(): ChildProcess {
    const settings = Object.entries({ ...SETTINGS, port: String(this.port) });
    const args = ['-D', this.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    return spawn(postgresProgram('postgres'), args, { ...serverUser(), cwd: this.folder, stdio: 'ignore' });
  }
}

/** @returns whether this user may mount file systems */
function mountDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_SIZE}`, 'none', folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
