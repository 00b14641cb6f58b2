import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository.js';
import { PriceList } from './price-list.js';
import { PRICES } from './prices.js';
import { refusalOf } from './refused-entry.js';
import {
  type LedgerEntry,
  type LedgerWriter,
  RequestAccount,
  type RequestPurpose,
} from './request-account.js';

/** Entries that come together are written together. */
const GATHER_MS = 20;
const RETRY_MS = 1000;
const MOST_AT_ONCE = 500;
/** Some ten megabytes. While the database is unavailable that long, the oldest are dropped, with an error in the log. */
const MOST_WAITING = 20_000;
/** How long an answer's end waits for its entries. */
const LONGEST_SETTLING_MS = 2000;
const SHUTDOWN_MS = 6000;

/** Writes the ledger in the background: no answer waits for it. */
@Injectable()
export class Ledger implements LedgerWriter, BeforeApplicationShutdown {
  private readonly logger = new Logger(Ledger.name);
  private readonly prices = new PriceList(PRICES);
  private readonly waiting = new Map<string, LedgerEntry>();
  private writing: Promise<void> | null = null;
  private ending = false;
  /** Whether the last attempt failed, so that the next one waits. */
  private isRetrying = false;
  private onFailure = new Set<() => void>();

  constructor(private readonly repository: LedgerRepository) {}

  open(purpose: RequestPurpose): RequestAccount {
    return new RequestAccount(purpose, this);
  }

  write(entry: LedgerEntry): void {
    this.waiting.set(entry.id, entry);
    if (this.waiting.size > MOST_WAITING) this.dropOldest();
    this.writing ??= this.writeAll();
  }

  /**
   * Resolves when everything so far is written, or as soon as that fails or takes too long; it is written later then. An
   * answer ends without waiting for a ledger that retries.
   */
  async settle(): Promise<void> {
    if (this.isRetrying) return;
    let stop = (): void => undefined;
    const failed = new Promise<void>((resolve) => (stop = resolve));
    this.onFailure.add(stop);
    await this.waitForWriting(LONGEST_SETTLING_MS, failed);
    this.onFailure.delete(stop);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending = true;
    await this.waitForWriting(SHUTDOWN_MS);
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
    await sleep(GATHER_MS);
    while (this.waiting.size > 0) {
      const entries = [...this.waiting.values()].slice(0, MOST_AT_ONCE);
      try {
        await this.writeSome(entries);
        this.isRetrying = false;
      } catch (error) {
        this.isRetrying = true;
        for (const stop of this.onFailure) stop();
        this.logger.warn('ledger entries could not be written yet', error);
        if (this.ending) break;
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.writing = null;
  }

  /**
   * Writes entries together. Where the database refuses a value of one of them, it halves them until it has found that
   * one, sets it aside and writes the others: one odd value from a provider must not hold up the ledger.
   * @throws what keeps the database from writing at the moment
   */
  private async writeSome(entries: readonly LedgerEntry[]): Promise<void> {
    const [first] = entries;
    if (first === undefined) return;
    try {
      await this.repository.write(entries.map((entry) => ({ ...entry, costUsd: this.costOf(entry) })));
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw error;
      if (entries.length === 1) {
        this.logger.error(
          `ledger entry ${first.id} (${first.kind}, ${first.outcome}) was refused and set aside: ${reason}`,
        );
      } else {
        const half = Math.ceil(entries.length / 2);
        await this.writeSome(entries.slice(0, half));
        await this.writeSome(entries.slice(half));
        return;
      }
    }
    // What changed meanwhile is written again.
    for (const entry of entries) {
      if (this.waiting.get(entry.id) === entry) this.waiting.delete(entry.id);
    }
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
