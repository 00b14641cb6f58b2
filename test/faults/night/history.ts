import { setTimeout as sleep } from 'node:timers/promises';
import { checkAnswer, type StoredMessage } from '../../support/chaos-checks.js';
import type { ChaosClient } from '../../support/chaos-client.js';

/** The ledger and the quotas may be written that much later than the answer. */
const LEDGER_TIMEOUT_MS = 20_000;

/** Runs a query on the service's database. */
export type ReadRows = (sql: string, parameters: unknown[]) => Promise<Record<string, unknown>[]>;

export interface HistoryCheck {
  lost: string[];
  doubled: string[];
  /** Other broken promises: gaps, texts that differ, a quota or a ledger that does not add up. */
  broken: string[];
}

interface Row extends StoredMessage {
  session_id: string;
  reply_to: string | null;
}

/** Compares what the clients of a fault saw with what is stored. @param emails of the clients */
export async function checkHistory(
  read: ReadRows,
  clients: readonly ChaosClient[],
  emails: readonly string[],
  timeoutMs = LEDGER_TIMEOUT_MS,
): Promise<HistoryCheck> {
  const rows = (await read(
    `SELECT m.id, m.session_id, m.role, m.content, m.status, m.reply_to FROM app.chat_messages m
       JOIN app.chat_sessions s ON s.id = m.session_id JOIN app.users u ON u.id = s.user_id
      WHERE u.email = ANY($1)`,
    [emails],
  )) as unknown as Row[];
  const ids = new Set(rows.map(({ id }) => id));
  const check: HistoryCheck = { lost: [], doubled: doubledQuestions(rows), broken: [] };
  for (const client of clients) {
    check.broken.push(...client.strangeEvents);
    for (const answer of client.answers) {
      if (!ids.has(answer.questionId)) check.lost.push(`question ${answer.questionId}`);
      if (!ids.has(answer.answerId)) check.lost.push(`answer ${answer.answerId}`);
      if (answer.ends.length === 0) check.lost.push(`the end of ${answer.answerId}`);
      if (answer.ends.length > 1) check.doubled.push(`the end of ${answer.answerId}`);
      check.broken.push(...checkAnswer(answer, rows));
    }
  }
  check.broken.push(...(await checkQuotas(read, emails, timeoutMs)));
  const ledger = await checkLedger(read, emails, timeoutMs);
  return { ...check, lost: [...check.lost, ...ledger.lost], doubled: [...check.doubled, ...ledger.doubled] };
}

/** Each question of a client has a text of its own, and one answer. */
function doubledQuestions(rows: readonly Row[]): string[] {
  const repeated = (values: readonly (string | null)[]): string[] => {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].filter(([, count]) => count > 1).map(([value, count]) => `${value}: ${count} times`);
  };
  return [
    ...repeated(rows.filter(({ role }) => role === 'user').map(({ content }) => content)),
    ...repeated(rows.map(({ reply_to }) => reply_to)),
  ];
}

/** A question counts against the daily limit unless its answer failed or was interrupted. */
async function checkQuotas(read: ReadRows, emails: readonly string[], timeoutMs: number): Promise<string[]> {
  const differences = (): Promise<Record<string, unknown>[]> =>
    read(
      `SELECT u.email, u.daily_requests, answered.count FROM app.users u CROSS JOIN LATERAL (
         SELECT count(*)::int AS count FROM app.chat_messages m JOIN app.chat_sessions s ON s.id = m.session_id
          WHERE s.user_id = u.id AND m.role = 'assistant' AND m.status IN ('complete', 'stopped', 'streaming')) answered
        WHERE u.email = ANY($1) AND u.daily_requests <> answered.count`,
      [emails],
    );
  return (await untilEmpty(differences, timeoutMs)).map(
    ({ email, daily_requests, count }) =>
      `${String(email)}: ${String(daily_requests)} requests counted, ${String(count)} answered`,
  );
}

/** Every answer of the model has one completed request in the ledger, and no request remains open. */
async function checkLedger(
  read: ReadRows,
  emails: readonly string[],
  timeoutMs: number,
): Promise<{ lost: string[]; doubled: string[] }> {
  const differences = (): Promise<Record<string, unknown>[]> =>
    read(
      `SELECT m.id, count(r.id) FILTER (WHERE r.outcome = 'complete')::int AS complete,
              count(r.id) FILTER (WHERE r.outcome = 'running')::int AS running
         FROM app.chat_messages m JOIN app.chat_sessions s ON s.id = m.session_id JOIN app.users u ON u.id = s.user_id
         LEFT JOIN app.model_requests r ON r.message_id = m.id AND r.kind = 'answer' AND r.provider = m.provider
        WHERE u.email = ANY($1) AND m.role = 'assistant' AND m.status = 'complete' AND m.provider = 'anthropic'
          AND NOT m.cached
        GROUP BY m.id HAVING count(r.id) FILTER (WHERE r.outcome = 'complete') <> 1
            OR count(r.id) FILTER (WHERE r.outcome = 'running') > 0`,
      [emails],
    );
  const wrong = await untilEmpty(differences, timeoutMs);
  const describe = ({ id, complete, running }: Record<string, unknown>): string =>
    `ledger of ${String(id)}: ${String(complete)} complete, ${String(running)} running`;
  return {
    lost: wrong.filter(({ complete }) => Number(complete) < 2).map(describe),
    doubled: wrong.filter(({ complete }) => Number(complete) > 1).map(describe),
  };
}

/** @returns the rows that remain */
async function untilEmpty(
  read: () => Promise<Record<string, unknown>[]>,
  timeoutMs: number,
): Promise<Record<string, unknown>[]> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const rows = await read();
    if (rows.length === 0 || Date.now() > deadline) return rows;
    await sleep(500);
  }
}
