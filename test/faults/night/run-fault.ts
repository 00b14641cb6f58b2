import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../../support/chaos-checks.js';
import { ChaosClient } from '../../support/chaos-client.js';
import { fresh, RealtimeClient } from '../../support/realtime-client.js';
import type { Fault } from './faults.js';
import { checkHistory } from './history.js';
import type { Installation } from './installation.js';
import { NodeSigns } from './node-signs.js';
import { Watcher } from './watcher.js';

const USERS = 10;
const WARM_UP_MS = 2_000;
const AFTERWARDS_MS = 2_000;
const RECOVERY_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 5_000;

export interface FaultRow {
  fault: string;
  asked: number;
  answered: number;
  /** Retryable errors with a code, of questions and of reads. */
  refused: number;
  /** Answers that ended `failed` or `interrupted`. */
  failed: number;
  /** Replies that were neither a result nor a retryable error. */
  unclear: number;
  lost: number;
  doubled: number;
  /** From the end of the fault until both nodes answered a new question with the model and read from the database. */
  recoverySeconds: number | null;
  verdict: string;
  /** Refusals by code, unclear replies, broken promises, and what an operator saw. */
  details: {
    /** Messages without an acknowledgement within 5 s, or whose connection was cut. */
    unacknowledged: number;
    refusals: Record<string, number>;
    slowestReadMs: number;
    unclear: string[];
    faults: string[];
    readiness: string[];
    warnings: Record<string, number>;
  };
}

/** Users ask and read while the fault lasts and until the installation has recovered; then their history is checked. */
export async function runFault(installation: Installation, fault: Fault, seconds: number): Promise<FaultRow> {
  const obstacle = fault.obstacle?.(installation);
  if (obstacle !== undefined) return skipped(fault.name, obstacle);
  const emails = Array.from({ length: USERS }, (_, index) => `${fault.name}-${index}@example.com`);
  const tokens: string[] = [];
  for (const email of emails) tokens.push(await installation.node(0).token(email));
  const clients = tokens.map(
    (token, index) =>
      new ChaosClient(
        token,
        () => installation.urls,
        seeded(index + 1),
        () => true,
      ),
  );
  const watchers = installation.urls.map((url) => new Watcher(url, tokens[0] ?? ''));
  const probes: string[] = [];
  for (const url of installation.urls)
    probes.push(await installation.node(0).token(`probe@${new URL(url).port}.com`));

  const signs = new NodeSigns(installation.nodes);
  let isOver = false;
  const using = Promise.all([
    ...clients.map((client) => client.askUntil(() => isOver)),
    ...watchers.map((watcher) => watcher.readUntil(() => isOver)),
    signs.watchUntil(() => isOver),
  ]);
  let recoverySeconds: number | null;
  try {
    await sleep(WARM_UP_MS);
    const end = await fault.begin(installation);
    await sleep(seconds * 1_000);
    await end();
    recoverySeconds = await untilRecovered(installation.urls, probes);
    await sleep(AFTERWARDS_MS);
  } finally {
    isOver = true;
    await using;
  }
  const { lost, doubled, broken } = await checkHistory(
    (sql, parameters) => installation.rows(sql, parameters),
    clients,
    emails,
  );
  const dead = installation.nodes
    .filter(({ isAlive }) => !isAlive)
    .map(({ url }) => `the node ${url} has ended`);
  const refusals = clients.flatMap((client) => client.refusals);
  const unclear = [
    ...watchers.flatMap((watcher) => watcher.unclear),
    ...refusals
      .filter(({ retryable, code }) => !retryable || code === 'internal_error')
      .map(({ code }) => code),
  ];
  const answers = clients.flatMap((client) => client.answers);
  const statuses = answers.map(({ ends }) => ends[0]?.status);
  const faults = [...dead, ...lost, ...doubled, ...broken];
  return {
    fault: fault.name,
    asked: clients.reduce((sum, { counts }) => sum + counts.asked, 0),
    answered: statuses.filter((status) => status === 'complete').length,
    refused: refusals.length + watchers.reduce((sum, { counts }) => sum + counts.refused, 0),
    failed: statuses.filter((status) => status === 'failed' || status === 'interrupted').length,
    unclear: unclear.length,
    lost: lost.length,
    doubled: doubled.length,
    recoverySeconds,
    verdict: verdictOf(faults, recoverySeconds, unclear),
    details: {
      unacknowledged: clients.reduce((sum, { counts }) => sum + counts.unacknowledged, 0),
      refusals: countBy(refusals.map(({ code }) => code)),
      slowestReadMs: Math.round(Math.max(...watchers.map(({ slowestMs }) => slowestMs))),
      unclear: Object.entries(countBy(unclear)).map(([what, count]) => `${count} × ${what}`),
      faults,
      readiness: signs.states,
      warnings: signs.warnings,
    },
  };
}

/** Whether the run failed because of the row. */
export const isBad = ({ verdict }: FaultRow): boolean => /^(LOSS|NOT RECOVERED)/.test(verdict);

function verdictOf(
  faults: readonly string[],
  recoverySeconds: number | null,
  unclear: readonly string[],
): string {
  if (faults.length > 0) return 'LOSS';
  if (recoverySeconds === null) return 'NOT RECOVERED';
  return unclear.length > 0 ? 'unclear replies' : 'ok';
}

const skipped = (fault: string, why: string): FaultRow => ({
  fault,
  ...{ asked: 0, answered: 0, refused: 0, failed: 0, unclear: 0, lost: 0, doubled: 0, recoverySeconds: null },
  verdict: `skipped: ${why}`,
  details: {
    unacknowledged: 0,
    refusals: {},
    slowestReadMs: 0,
    unclear: [],
    faults: [],
    readiness: [],
    warnings: {},
  },
});

/** @returns seconds; null if a node does not recover */
async function untilRecovered(urls: readonly string[], tokens: readonly string[]): Promise<number | null> {
  const begunAt = performance.now();
  const recover = async (url: string, token: string): Promise<void> => {
    const watcher = new Watcher(url, token);
    while (performance.now() - begunAt < RECOVERY_TIMEOUT_MS) {
      if ((await watcher.read()) && (await answers(url, token))) return;
      await sleep(100);
    }
    throw new Error('not recovered');
  };
  try {
    await Promise.all(urls.map((url, index) => recover(url, tokens[index] ?? '')));
    return (performance.now() - begunAt) / 1_000;
  } catch {
    return null;
  }
}

/** Whether the node answers a new question with the model. */
async function answers(url: string, token: string): Promise<boolean> {
  let client: RealtimeClient | undefined;
  try {
    client = await RealtimeClient.connect(url, token, { options: { timeout: 2_000 } });
    const ack = await client.send('message', { content: fresh('Has it recovered?') });
    if (ack.ok !== true) return false;
    const end = await client.endOf(ack.response_id, PROBE_TIMEOUT_MS);
    const { model } = end['usage'] as { model: { provider: string } };
    return end.status === 'complete' && model.provider === 'anthropic';
  } catch {
    return false;
  } finally {
    client?.close();
  }
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
