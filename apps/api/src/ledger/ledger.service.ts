import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository.js';
import { PriceList } from './price-list.js';
import { PRICES } from './prices.js';
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
/** Some ten megabytes. While the database is away that long, the oldest are given up, with an error in the log. */
const MOST_WAITING = 20_000;
/** How long an answer's end waits for its entries. */
const LONGEST_SETTLING_MS = 2000;
const LAST_TRIES = 3;

/** Writes the ledger behind the requests' backs, so that no answer waits for its bill. */
@Injectable()
export class Ledger implements LedgerWriter, BeforeApplicationShutdown {
  private readonly logger = new Logger(Ledger.name);
  private readonly prices = new PriceList(PRICES);
  private readonly waiting = new Map<string, LedgerEntry>();
  private writing: Promise<void> | null = null;
  private ending = false;

  constructor(private readonly repository: LedgerRepository) {}

  open(purpose: RequestPurpose): RequestAccount {
    return new RequestAccount(purpose, this);
  }

  write(entry: LedgerEntry): void {
    this.waiting.set(entry.id, entry);
    if (this.waiting.size > MOST_WAITING) this.giveUpOldest();
    this.writing ??= this.writeAll();
  }

  /** Resolves when everything so far is written, or when that takes too long; it is written later then. */
  async settle(): Promise<void> {
    if (this.writing === null) return;
    const limit = new AbortController();
    try {
      const late = sleep(LONGEST_SETTLING_MS, undefined, { ref: false, signal: limit.signal });
      await Promise.race([this.writing, late.catch(() => undefined)]);
    } finally {
      limit.abort();
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending = true;
    for (let tries = 0; tries < LAST_TRIES && this.writing !== null; tries += 1) await this.settle();
    if (this.waiting.size > 0) this.logger.error(`${this.waiting.size} ledger entries could not be written`);
  }

  private async writeAll(): Promise<void> {
    await sleep(GATHER_MS);
    while (this.waiting.size > 0) {
      const entries = [...this.waiting.values()].slice(0, MOST_AT_ONCE);
      try {
        await this.repository.write(entries.map((entry) => ({ ...entry, costUsd: this.costOf(entry) })));
        // What changed meanwhile is written again.
        for (const entry of entries) {
          if (this.waiting.get(entry.id) === entry) this.waiting.delete(entry.id);
        }
      } catch (error) {
        this.logger.warn(
          `ledger entries could not be written yet: ${error instanceof Error ? error.message : ''}`,
        );
        if (this.ending) break;
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.writing = null;
  }

  private costOf({ provider, model, startedAt, usage }: LedgerEntry): number | null {
    return this.prices.costOf(provider, model, startedAt.toISOString().slice(0, 10), usage);
  }

  private giveUpOldest(): void {
    const [oldest] = this.waiting.keys();
    if (oldest === undefined) return;
    this.logger.error(`ledger entry given up: ${JSON.stringify(this.waiting.get(oldest))}`);
    this.waiting.delete(oldest);
  }
}
