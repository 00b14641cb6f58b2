import { toTokenUsage } from '@app/chat-protocol';
import { storableText } from '@app/common';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { LedgerEntry } from './request-account.js';

export type PricedEntry = LedgerEntry & {
  /** US dollars; null without a price. */
  costUsd: number | null;
};

export const USAGE_GROUPS = ['day', 'user', 'model', 'kind'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

export interface UsageFilter {
  /** Null selects all users. */
  userId: number | null;
  /** First and last day, `YYYY-MM-DD` in UTC. */
  from: string;
  to: string;
}

/** Sums of requests; columns outside the grouping are null. */
export interface UsageRow {
  day: string | null;
  userId: number | null;
  email: string | null;
  provider: string | null;
  model: string | null;
  kind: string | null;
  requests: number;
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
  thinkingTokens: number;
  /** US dollars, over the requests with a price; null if there are only others. */
  costUsd: number | null;
  unpricedRequests: number;
  estimatedRequests: number;
}

/** Sort key of an entry; times are RFC 3339 with microseconds. */
interface LedgerPosition {
  started_at: string;
  id: string;
}

/** Columns of an entry by name. */
export type ExportedEntry = LedgerPosition & Record<string, unknown>;

const DAY = `(started_at AT TIME ZONE 'UTC')::date::text`;
const GROUP_COLUMNS: Record<UsageGroup, string[]> = {
  day: [DAY],
  user: ['user_id'],
  model: ['provider', 'model'],
  kind: ['kind'],
};
const SUMS = `count(*)::int AS requests,
  coalesce(sum(input_tokens), 0)::float8 AS "inputTokens",
  coalesce(sum(cache_read_tokens), 0)::float8 AS "cacheReadTokens",
  coalesce(sum(cache_write_tokens), 0)::float8 AS "cacheWriteTokens",
  coalesce(sum(output_tokens), 0)::float8 AS "outputTokens",
  coalesce(sum(thinking_tokens), 0)::float8 AS "thinkingTokens",
  CASE WHEN count(*) = 0 THEN 0 ELSE sum(cost_usd) END::float8 AS "costUsd",
  count(*) FILTER (WHERE cost_usd IS NULL)::int AS "unpricedRequests",
  count(*) FILTER (WHERE estimated)::int AS "estimatedRequests"`;
const IN_PERIOD = `($1::int IS NULL OR user_id = $1)
  AND started_at >= $2::date::timestamp AT TIME ZONE 'UTC'
  AND started_at < ($3::date + 1)::timestamp AT TIME ZONE 'UTC'`;

const timeText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${column}`;
const EXPORTED = `id, kind, provider, model, provider_request_id, message_id, outcome, failure, input_tokens,
  cache_read_tokens, cache_write_tokens, output_tokens, thinking_tokens, estimated, cost_usd::float8 AS cost_usd,
  ${timeText('started_at')}, ${timeText('ended_at')}`;

@Injectable()
export class LedgerRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Inserts or updates entries; an entry that has ended is never changed. */
  async write(entries: readonly PricedEntry[]): Promise<void> {
    // Raw SQL: the query builder supports neither INSERT … SELECT FROM jsonb_to_recordset nor a condition on ON
    // CONFLICT.
    await this.dataSource.query(
      `INSERT INTO app.model_requests AS known
         (id, kind, provider, model, provider_request_id, user_id, message_id, outcome, failure, input_tokens,
          cache_read_tokens, cache_write_tokens, output_tokens, thinking_tokens, estimated, cost_usd, started_at,
          ended_at)
       SELECT entry.id, entry.kind, entry.provider, entry.model, entry.provider_request_id,
              (SELECT users.id FROM app.users WHERE users.id = entry.user_id),
              entry.message_id, entry.outcome, entry.failure, entry.input_tokens, entry.cache_read_tokens,
              entry.cache_write_tokens, entry.output_tokens, entry.thinking_tokens, entry.estimated, entry.cost_usd,
              entry.started_at, entry.ended_at
         FROM jsonb_to_recordset($1::jsonb) AS entry (
              id uuid, kind text, provider text, model text, provider_request_id text, user_id int, message_id uuid,
              outcome text, failure text, input_tokens int, cache_read_tokens int, cache_write_tokens int,
              output_tokens int, thinking_tokens int, estimated boolean, cost_usd numeric, started_at timestamptz,
              ended_at timestamptz)
       ON CONFLICT (id) DO UPDATE SET
         provider_request_id = excluded.provider_request_id, user_id = excluded.user_id,
         message_id = excluded.message_id, outcome = excluded.outcome, failure = excluded.failure,
         input_tokens = excluded.input_tokens, cache_read_tokens = excluded.cache_read_tokens,
         cache_write_tokens = excluded.cache_write_tokens, output_tokens = excluded.output_tokens,
         thinking_tokens = excluded.thinking_tokens, estimated = excluded.estimated, cost_usd = excluded.cost_usd,
         ended_at = excluded.ended_at
       WHERE known.outcome = 'running'`,
      [JSON.stringify(entries.map(toRow))],
    );
  }

  /** The user's entries by time, after the given one. All columns but the user's id. */
  findAfter(userId: number, last: LedgerPosition | null, limit: number): Promise<ExportedEntry[]> {
    // Raw SQL: the sort key with microseconds, which a Date would cut off.
    return this.dataSource.query<ExportedEntry[]>(
      `SELECT ${EXPORTED}
         FROM app.model_requests
        WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (started_at, id) > ($2, $3::uuid))
        ORDER BY model_requests.started_at, id LIMIT $4`,
      [userId, last?.started_at ?? null, last?.id ?? null, limit],
    );
  }

  /** Sums usage by the given groups, ordered by newest day, then highest cost. */
  async sum(filter: UsageFilter, groups: readonly UsageGroup[], limit: number): Promise<UsageRow[]> {
    const has = (group: UsageGroup): boolean => groups.includes(group);
    const column = (group: UsageGroup, expression: string, type: string): string =>
      has(group) ? expression : `NULL::${type}`;
    const grouped = groups.flatMap((group) => GROUP_COLUMNS[group]);
    // Raw SQL: FILTER sums over a variable GROUP BY with a join are longer in the query builder.
    return this.dataSource.query<UsageRow[]>(
      `SELECT summed.*, users.email FROM (
         SELECT ${column('day', DAY, 'text')} AS day, ${column('user', 'user_id', 'int')} AS "userId",
                ${column('model', 'provider', 'text')} AS provider, ${column('model', 'model', 'text')} AS model,
                ${column('kind', 'kind', 'text')} AS kind, ${SUMS}
           FROM app.model_requests WHERE ${IN_PERIOD}
          ${grouped.length === 0 ? '' : `GROUP BY ${grouped.join(', ')}`}) AS summed
       LEFT JOIN app.users ON users.id = summed."userId"
       ORDER BY summed.day DESC NULLS LAST, summed."costUsd" DESC NULLS LAST, summed.requests DESC, summed."userId",
                summed.provider, summed.model, summed.kind
       LIMIT $4`,
      [filter.userId, filter.from, filter.to, limit],
    );
  }
}

function toRow(entry: PricedEntry): Record<string, unknown> {
  const usage = toTokenUsage(entry.usage);
  return {
    id: entry.id,
    kind: entry.kind,
    provider: toText(entry.provider, 32),
    model: toText(entry.model, 100),
    provider_request_id: entry.providerRequestId === null ? null : toText(entry.providerRequestId, 200),
    user_id: entry.userId,
    message_id: entry.messageId,
    outcome: entry.outcome,
    failure: entry.failure === null ? null : toText(entry.failure, 20),
    input_tokens: usage.input_tokens,
    cache_read_tokens: usage.cache_read_input_tokens,
    cache_write_tokens: usage.cache_creation_input_tokens,
    output_tokens: usage.output_tokens,
    thinking_tokens: usage.thinking_tokens,
    estimated: entry.estimated,
    cost_usd: entry.costUsd,
    started_at: entry.startedAt,
    ended_at: entry.endedAt,
  };
}

const toText = (value: unknown, maxLength: number): string =>
  typeof value === 'string' ? storableText(value.slice(0, maxLength)) : '';
