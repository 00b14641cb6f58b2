import { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { probeServer } from './probe-server.js';
import { ServerHealth } from './server-health.js';

/** After so long without its result a statement makes the server suspect; with the probe, it fails after ten seconds. */
const SUSPICION_MS = 6_000;
const CHECK_INTERVAL_MS = 500;

export interface GuardedPoolConfig extends pg.PoolConfig {
  /**
   * Whether a server that stops answering is noticed.
   * @default false
   */
  watchServer?: boolean;
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/** A request for a connection that the pool has not answered yet. */
interface Waiting {
  since: number;
  reject: (error: Error) => void;
}

/** The server accepts connections but does not answer, or it cannot be reached. */
export class DatabaseSilentError extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The database server does not answer.');
    this.name = 'DatabaseSilentError';
  }
}

const logger = new Logger('Database');

/**
 * A pool of connections that outlives whatever happens to them.
 *
 * Each connection has an error listener for its whole life: pg-pool takes its own away before it hands the connection
 * out, and an error in between would end the process.
 *
 * With `watchServer`, a statement that has no result for long makes the server suspect, and the server is probed over a
 * connection of its own. While the server does not answer, nobody waits: new requests for connections are refused at
 * once, those that wait fail, and connections whose statement is overdue are cut. A statement that merely takes long is
 * left alone.
 */
export class GuardedPool extends pg.Pool {
  private readonly connections = new Set<pg.PoolClient>();
  /** Connections in use, and since when, by `performance.now()`. */
  private readonly inUse = new Map<pg.PoolClient, number>();
  private readonly waiting = new Set<Waiting>();
  private readonly health: ServerHealth | null;
  private readonly timer: NodeJS.Timeout | null;

  constructor(config: GuardedPoolConfig = {}) {
    super(config);
    this.on('connect', (client) => {
      client.on('error', ignoreLoss);
      this.connections.add(client);
    });
    this.on('acquire', (client) => this.inUse.set(client, performance.now()));
    this.on('release', (_error, client) => this.inUse.delete(client));
    this.on('remove', (client) => {
      this.connections.delete(client);
      this.inUse.delete(client);
    });
    this.health = config.watchServer === true ? new ServerHealth(() => probeServer(config), logChange) : null;
    this.timer = this.health === null ? null : setInterval(() => this.check(), CHECK_INTERVAL_MS);
    this.timer?.unref();
  }

  /** Whether the server was found not to answer. */
  get isServerDown(): boolean {
    return this.health?.isDown === true;
  }

  /** Lets the server be probed, because it kept somebody waiting. */
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
      // Refused meanwhile: nobody wants the connection any more.
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

  /** Cuts every connection without a word to the server, which may not answer. */
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

/** pg fails the statement of a lost connection, and the pool drops the connection. */
const ignoreLoss = (): void => undefined;

function logChange(isDown: boolean): void {
  if (isDown) logger.warn('The database server does not answer; requests that need it are refused.');
  else logger.log('The database server answers again.');
}

/** Closes the socket itself: an orderly end waits for the server. */
function cut(client: object): void {
  const connection: unknown = Reflect.get(client, 'connection');
  const stream: unknown =
    typeof connection === 'object' && connection !== null ? Reflect.get(connection, 'stream') : undefined;
  if (stream instanceof Socket) stream.destroy();
}
