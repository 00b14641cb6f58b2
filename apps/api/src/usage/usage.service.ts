import { ValidationFailedError, type OwnUsage, type UsageReport, type UsageSums } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { LedgerRepository, type UsageFilter, type UsageRow } from './ledger.repository.js';
import type { UsagePeriodQueryDto, UsageReportQueryDto } from './usage.dto.js';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MAX_PERIOD_DAYS = 366;

@Injectable()
export class UsageService {
  constructor(private readonly ledger: LedgerRepository) {}

  /** The caller's usage by day. @throws ValidationFailedError when the period is reversed or too long */
  async readOwn(user: AuthenticatedUser, query: UsagePeriodQueryDto): Promise<OwnUsage> {
    const filter = { userId: user.id, ...toPeriod(query) };
    const [days, total] = await Promise.all([
      this.ledger.sum(filter, ['day'], MAX_PERIOD_DAYS),
      this.sumAll(filter),
    ]);
    return {
      from: filter.from,
      to: filter.to,
      total,
      days: days.map((row) => ({ day: row.day ?? '', ...toSums(row) })),
    };
  }

  /**
   * The usage of all users, for administrators.
   * @throws ValidationFailedError as {@link readOwn}
   */
  async report(query: UsageReportQueryDto): Promise<UsageReport> {
    const filter = { userId: null, ...toPeriod(query) };
    const [rows, total] = await Promise.all([
      this.ledger.sum(filter, query.by, query.limit),
      this.sumAll(filter),
    ]);
    return {
      from: filter.from,
      to: filter.to,
      total,
      rows: rows.map((row) => ({
        day: row.day,
        user_id: row.userId,
        email: row.email,
        provider: row.provider,
        model: row.model,
        kind: row.kind,
        ...toSums(row),
      })),
    };
  }

  private async sumAll(filter: UsageFilter): Promise<UsageSums> {
    const [row] = await this.ledger.sum(filter, [], 1);
    if (row === undefined) throw new Error('a sum without groups returns one row');
    return toSums(row);
  }
}

function toPeriod(query: UsagePeriodQueryDto): { from: string; to: string } {
  const to = query.to ?? toDay(Date.now());
  const from = query.from ?? toDay(Date.parse(to) - (DEFAULT_DAYS - 1) * DAY_MS);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) throw new ValidationFailedError([{ field: 'from', message: 'must not be after to' }]);
  if (days > MAX_PERIOD_DAYS) {
    const message = `must be at most ${MAX_PERIOD_DAYS} days before to`;
    throw new ValidationFailedError([{ field: 'from', message }]);
  }
  return { from, to };
}

const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

function toSums(row: UsageRow): UsageSums {
  return {
    requests: row.requests,
    input_tokens: row.inputTokens,
    cache_read_input_tokens: row.cacheReadTokens,
    cache_creation_input_tokens: row.cacheWriteTokens,
    output_tokens: row.outputTokens,
    thinking_tokens: row.thinkingTokens,
    cost_usd: row.costUsd,
    unpriced_requests: row.unpricedRequests,
    estimated_requests: row.estimatedRequests,
  };
}
