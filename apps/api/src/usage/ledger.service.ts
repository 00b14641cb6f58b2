import { setTimeout as sleep } from 'node:timers/promises';
import { telemetry } from '@app/common';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository.js';
import { PriceList } from './price-list.js';
import { rejectionReason } from './rejected-entry.js';
import {
  inputTokensOf,
  type LedgerEntry,
  type LedgerWriter,
  RequestAccount,
  type RequestPurpose,
} from './request-account.js';

/** Entries within this time are written in one statement, unless the end of an answer waits for them. */
const GATHER_MS = 20;
const RETRY_MS = 1000;
const MAX_BATCH = 500;
/**
 * About 10 MB. While the database is unavailable, the oldest entries above this limit are dropped and logged as errors.
 */
const MAX_WAITING = 20_000;
/** Maximum time that the end of an answer waits for its entries. */
const SETTLE_TIMEOUT_MS = 2000;
const SHUTDOWN_TIMEOUT_MS = 6000;

@Injectable()
export class Ledger implements LedgerWriter, BeforeApplicationShutdown {
  private readonly logger = new Logger(Ledger.name);
  private readonly waiting = new Map<string, LedgerEntry>();
  private writing: Promise<void> | null = null;
  /** Ends the time in which entries are gathered. */
  private gathered: AbortController | null = null;
  private isShuttingDown = false;
  private isRetrying = false;
  private failureListeners = new Set<() => void>();

  constructor(
    private readonly repository: LedgerRepository,
    private readonly prices: PriceList,
  ) {}

  open(purpose: RequestPurpose): RequestAccount {
    return new RequestAccount(purpose, this);
  }

  /** Entries that are not written yet. */
  get waitingCount(): number {
    return this.waiting.size;
  }

  write(entry: LedgerEntry): void {
    // A shared answer settles its entry for itself and for who is billed.
    if (this.waiting.get(entry.id) !== entry) this.measure(entry);
    this.waiting.set(entry.id, entry);
    if (this.waiting.size > MAX_WAITING) this.dropOldest();
    this.writing ??= this.writeAll();
  }

  /**
   * Resolves when all entries so far are written, or as soon as a write fails or takes too long; the entries are
   * retried in the background. Does not wait while the ledger is retrying.
   */
  async settle(): Promise<void> {
    if (this.isRetrying) return;
    let stop = (): void => undefined;
    const failed = new Promise<void>((resolve) => (stop = resolve));
    this.failureListeners.add(stop);
    this.gathered?.abort();
    await this.waitForWriting(SETTLE_TIMEOUT_MS, failed);
    this.failureListeners.delete(stop);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isShuttingDown = true;
    await this.waitForWriting(SHUTDOWN_TIMEOUT_MS);
    if (this.waiting.size > 0) this.logger.error(`${this.waiting.size} ledger entries could not be written`);
  }

  private async waitForWriting(milliseconds: number, ...others: Promise<void>[]): Promise<void> {
    if (this.writing === null) return;
    const limit = new AbortController();
    try {
      const late = sleep(milliseconds, undefined, { ref: false, signal: limit.signal });
      await Promise.race([this.writing, late.catch(() => undefined), ...others]);
    } finally {
      limit.abort();
    }
  }

  private async writeAll(): Promise<void> {
    await this.gather();
    while (this.waiting.size > 0) {
      const entries = [...this.waiting.values()].slice(0, MAX_BATCH);
      try {
        await this.writeBatch(entries);
        this.isRetrying = false;
      } catch (error) {
        this.isRetrying = true;
        for (const stop of this.failureListeners) stop();
        this.logger.warn('ledger entries could not be written yet', error);
        if (this.isShuttingDown) break;
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.writing = null;
  }

  private async gather(): Promise<void> {
    this.gathered = new AbortController();
    await sleep(GATHER_MS, undefined, { signal: this.gathered.signal }).catch(() => undefined);
    this.gathered = null;
  }

  /**
   * Writes entries in one statement. When the database rejects a value, splits the entries in halves to find the
   * invalid one, logs and drops it, and writes the others.
   * @throws the error of a database that cannot write now
   */
  private async writeBatch(entries: readonly LedgerEntry[]): Promise<void> {
    const [first] = entries;
    if (first === undefined) return;
    try {
      await this.repository.write(entries.map((entry) => ({ ...entry, costUsd: this.costOf(entry) })));
    } catch (error) {
      const reason = rejectionReason(error);
      if (reason === null) throw error;
      if (entries.length === 1) {
        this.logger.error(
          `ledger entry ${first.id} (${first.kind}, ${first.outcome}) was rejected and dropped: ${reason}`,
        );
      } else {
        const half = Math.ceil(entries.length / 2);
        await this.writeBatch(entries.slice(0, half));
        await this.writeBatch(entries.slice(half));
        return;
      }
    }
    // Entries that have changed in the meantime stay queued.
    for (const entry of entries) {
      if (this.waiting.get(entry.id) === entry) this.waiting.delete(entry.id);
    }
  }

  /** Counts each request once, at its end. */
  private measure(entry: LedgerEntry): void {
    const { kind, provider, model, outcome, failure, timing, usage } = entry;
    if (outcome === 'running') return;
    telemetry.metrics.modelRequestEnded({
      kind,
      provider,
      model,
      outcome,
      failure,
      seconds: timing.duration,
      firstChunkSeconds: timing.firstChunk,
      secondsPerChunk: timing.perChunk,
      inputTokens: inputTokensOf(usage),
      outputTokens: usage.output_tokens,
      cost: this.costOf(entry),
    });
  }

  private costOf({ provider, model, startedAt, usage }: LedgerEntry): number | null {
    return this.prices.costOf(provider, model, startedAt.toISOString().slice(0, 10), usage);
  }

  private dropOldest(): void {
    const [oldest] = this.waiting.keys();
    if (oldest === undefined) return;
    this.logger.error(`ledger entry dropped: ${JSON.stringify(this.waiting.get(oldest))}`);
    this.waiting.delete(oldest);
  }
}
