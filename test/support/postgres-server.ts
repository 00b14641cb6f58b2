import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './service-process.js';

const VERSIONS = '/usr/lib/postgresql';
const START_TIMEOUT_MS = 30_000;

const newest = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .sort((a, b) => Number(b) - Number(a))
      .find((version) => existsSync(join(VERSIONS, version, 'bin', 'initdb')))
  : undefined;

/** Path of a program of the newest installed version. */
export const postgresProgram = (name: string): string => join(VERSIONS, newest ?? '', 'bin', name);

/** Whether the programs of a PostgreSQL server are installed. */
export const CAN_START_POSTGRES = newest !== undefined;

/** A PostgreSQL server of its own: with a password, TLS and a certificate that no authority has signed. */
export class PostgresServer {
  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
    readonly port: number,
  ) {}

  static readonly password = 'password of the tests';

  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'mma-savant-postgres-'));
    const data = join(folder, 'data');
    const user = serverUser();
    const run = (program: string, args: string[], input = ''): void => {
      execFileSync(program, args, { ...user, cwd: folder, input, stdio: ['pipe', 'ignore', 'pipe'] });
    };
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    const passwordFile = join(folder, 'password');
    run('sh', ['-c', `cat > "${passwordFile}"`], PostgresServer.password);
    run(postgresProgram('initdb'), [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ]);
    const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
    run('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate],
    ]);
    run('chmod', ['600', key]);
    // The service's user reads the certificate.
    chmodSync(folder, 0o755);
    const port = await freePort();
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      fsync: 'off',
      ssl: 'on',
      ssl_cert_file: certificate,
      ssl_key_file: key,
    };
    const server = spawn(
      postgresProgram('postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...user, cwd: folder, stdio: 'ignore' },
    );
    const started = new PostgresServer(folder, server, port);
    await started.untilReady();
    return started;
  }

  /** @param database @default postgres */
  url({
    user = 'postgres',
    password = PostgresServer.password,
    database = 'postgres',
    query = '',
  } = {}): string {
    return `postgres://${user}:${encodeURIComponent(password)}@localhost:${this.port}/${database}${query}`;
  }

  get certificate(): string {
    return join(this.folder, 'server.crt');
  }

  async query(sql: string, database = 'postgres'): Promise<void> {
    const client = new pg.Client({ connectionString: this.url({ database }) });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    const ended = once(this.server, 'exit');
    // Immediate shutdown.
    this.server.kill('SIGQUIT');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      try {
        return await this.query('SELECT 1');
      } catch (error) {
        if (Date.now() > deadline || this.server.exitCode !== null) throw error;
        await delay(100);
      }
    }
  }
}

/** The user that the server runs as; it refuses to run as root. */
export function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const read = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: read('-u'), gid: read('-g') };
}
