import { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { traceStatements } from './statement-spans.js';
import { probeServer, ServerHealth } from './server-health.js';

/** An overdue statement triggers a probe; with the probe it fails after ten seconds. */
const SUSPICION_MS = 6_000;
const CHECK_INTERVAL_MS = 500;

interface GuardedPoolConfig extends pg.PoolConfig {
  /** Whether to detect an unresponsive server. @default false */
  watchServer?: boolean;
  /** Whether the log tells when the server becomes unresponsive. @default true */
  reportsOutages?: boolean;
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

interface Waiting {
  since: number;
  reject: (error: Error) => void;
}

class DatabaseSilentError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The database server does not respond.');
    this.name = 'DatabaseSilentError';
  }
}

const logger = new Logger('Database');

/**
 * Every connection keeps an error listener: pg-pool removes its own before it hands the connection out, and an error
 * in between would end the process.
 *
 * With `watchServer` an overdue statement triggers a probe. While the server is down, requests for connections fail at
 * once, and connections with overdue statements are cut.
 */
export class GuardedPool extends pg.Pool {
  private readonly connections = new Set<pg.PoolClient>();
  private readonly inUse = new Map<pg.PoolClient, number>();
  private readonly waiting = new Set<Waiting>();
  private readonly health: ServerHealth | null;
  private readonly timer: NodeJS.Timeout | null;

  constructor(private readonly settings: GuardedPoolConfig = {}) {
    super(settings);
    // The pool reports the loss of an idle connection, which nobody waits for.
    this.on('error', ignoreLoss);
    this.on('connect', (client) => {
      client.on('error', ignoreLoss);
      traceStatements(client);
      this.connections.add(client);
    });
    this.on('acquire', (client) => this.inUse.set(client, performance.now()));
    this.on('release', (_error, client) => this.inUse.delete(client));
    this.on('remove', (client) => {
      this.connections.delete(client);
      this.inUse.delete(client);
    });
    const report = settings.reportsOutages === false ? undefined : logChange;
    this.health =
      settings.watchServer === true ? new ServerHealth(() => probeServer(settings), report) : null;
    this.timer = this.health === null ? null : setInterval(() => this.check(), CHECK_INTERVAL_MS);
    this.timer?.unref();
  }

  /** A pool of one lasting connection to the same server, for statements that must not wait for the others. */
  createReserve(): GuardedPool {
    return new GuardedPool({ ...this.settings, max: 1, idleTimeoutMillis: 0, reportsOutages: false });
  }

  get isServerDown(): boolean {
    return this.health?.isDown === true;
  }

  suspectServer(): void {
    this.health?.suspect();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.connect((error, client) => {
          if (client === undefined) reject(error ?? new DatabaseSilentError());
          else resolve(client);
        });
      });
    }
    const refuse = (error: Error): void => callback(error, undefined, () => undefined);
    if (this.isServerDown) {
      process.nextTick(refuse, new DatabaseSilentError());
      return;
    }
    const waiting: Waiting = { since: performance.now(), reject: refuse };
    this.waiting.add(waiting);
    super.connect((error, client, release) => {
      // Already rejected: return the connection.
      if (this.waiting.delete(waiting)) callback(error, client, release);
      else if (client !== undefined) release();
    });
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    if (this.timer !== null) clearInterval(this.timer);
    this.health?.close();
    return callback === undefined ? super.end() : super.end(callback);
  }

  /** Destroys all sockets without notifying the server, which may not respond. */
  cutConnections(): void {
    for (const client of this.connections) cut(client);
  }

  private check(): void {
    const { health } = this;
    if (health === null) return;
    const limit = performance.now() - SUSPICION_MS;
    const overdue = [...this.inUse].flatMap(([client, since]) => (since < limit ? [client] : []));
    if (overdue.length > 0 || [...this.waiting].some(({ since }) => since < limit)) health.suspect();
    if (!health.isDown) return;
    for (const client of overdue) cut(client);
    for (const waiting of this.waiting) waiting.reject(new DatabaseSilentError());
    this.waiting.clear();
  }
}

/** pg rejects the statement of a lost connection, and the pool removes it. */
const ignoreLoss = (): void => undefined;

function logChange(isDown: boolean): void {
  if (isDown) logger.warn('The database server does not respond; requests that need it are rejected.');
  else logger.log('The database server responds again.');
}

/** Destroys the socket: a graceful end waits for the server. */
function cut(client: object): void {
  const connection: unknown = Reflect.get(client, 'connection');
  const stream: unknown =
    typeof connection === 'object' && connection !== null ? Reflect.get(connection, 'stream') : undefined;
  if (stream instanceof Socket) stream.destroy();
}
