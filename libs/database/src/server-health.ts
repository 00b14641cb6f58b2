import pg from 'pg';

/** Interval of probes while the server is down. */
const PROBE_INTERVAL_MS = 1_000;
/** How long the server is trusted after a successful probe. */
const TRUST_MS = 3_000;

/** Tracks whether the database server responds. Probes only on suspicion, and while the server is down. */
export class ServerHealth {
  private down = false;
  private probing = false;
  private closed = false;
  private trustedUntil = 0;
  private timer: NodeJS.Timeout | null = null;

  /** @param probe never rejects, bounded in time */
  constructor(
    private readonly probe: () => Promise<boolean>,
    private readonly onChange: (isDown: boolean) => void = () => undefined,
  ) {}

  get isDown(): boolean {
    return this.down;
  }

  /** Probes the server unless a probe is running or scheduled, or has just succeeded. */
  suspect(): void {
    if (this.probing || this.timer !== null || this.closed) return;
    if (performance.now() < this.trustedUntil) return;
    void this.check();
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async check(): Promise<void> {
    this.timer = null;
    this.probing = true;
    const answers = await this.probe();
    this.probing = false;
    if (this.closed) return;
    if (this.down === answers) {
      this.down = !answers;
      this.onChange(this.down);
    }
    if (answers) {
      this.trustedUntil = performance.now() + TRUST_MS;
      return;
    }
    this.timer = setTimeout(() => void this.check(), PROBE_INTERVAL_MS);
    this.timer.unref();
  }
}

const PROBE_TIMEOUT_MS = 4_000;
/** The server is starting, shutting down or recovering. */
const CANNOT_CONNECT_NOW = '57P03';

/** Whether the server responds. Refusing the connection for another reason counts as a response. Never rejects. */
export async function probeServer(config: pg.ClientConfig): Promise<boolean> {
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({
      ...config,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
      query_timeout: PROBE_TIMEOUT_MS,
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code !== CANNOT_CONNECT_NOW;
  } finally {
    // Not awaited: the server may not respond.
    client?.end().catch(() => undefined);
  }
}
