import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Reading, telemetry } from '@app/common';
import { AppConfig } from '@app/config';
import { DataStatusService } from '@app/data-collection';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ChatTurnService } from '../../chat-turn/chat-turn.service.js';
import { OpenConnections } from '../../gateway/open-connections.js';
import { AnswerLoop } from '../../llm/answer-loop.js';
import { ModelRequester } from '../../llm/model-requester.js';
import { Ledger } from '../../usage/ledger.service.js';
import { ReadinessRepository } from '../readiness.repository.js';

const CIRCUIT_STATES = { closed: 0, 'half-open': 1, open: 2 };
/** Imports among which the last successful one is looked for. */
const RECENT_RUNS = 50;
/** How long the time of the last successful import is reused, in milliseconds. */
const DATA_AGE_LIFETIME_MS = 30_000;

/** What is read when metrics are collected, instead of being counted on every change. */
@Injectable()
export class TelemetryGauges implements OnApplicationBootstrap {
  private dataAt: { time: number | null; until: number } | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly connections: OpenConnections,
    private readonly turns: ChatTurnService,
    private readonly loop: AnswerLoop,
    private readonly requester: ModelRequester,
    private readonly ledger: Ledger,
    private readonly data: DataStatusService,
    private readonly database: ReadinessRepository,
  ) {}

  onApplicationBootstrap(): void {
    const { metrics } = telemetry;
    metrics.observe('mma.connections', () => this.openConnections());
    metrics.observe('mma.answers.running', () => [{ value: this.turns.activeCount }]);
    metrics.observe('mma.ledger.waiting', () => [{ value: this.ledger.waitingCount }]);
    metrics.observe('mma.provider.up', () => this.providers());
    metrics.observe('mma.provider.circuit', () => this.circuits());
    metrics.observe('data.age', () => this.dataAge());
    metrics.observe('mma.disk.free', async () => [{ value: (await this.disk()).free }]);
    metrics.observe('mma.disk.size', async () => [{ value: (await this.disk()).size }]);
    metrics.observe('db.client.connection.count', () => this.pool());
    metrics.observe('db.client.connection.max', () => this.poolValue('most'));
    metrics.observe('db.client.connection.pending_requests', () => this.poolValue('waiting'));
  }

  private openConnections(): Reading[] {
    const counts = new Map([
      ['socket-io', 0],
      ['web-socket', 0],
      ['sse', 0],
    ]);
    for (const { transport } of this.connections.all())
      counts.set(transport, (counts.get(transport) ?? 0) + 1);
    return [...counts].map(([transport, value]) => ({ value, labels: { transport } }));
  }

  /** Providers without a request yet count as up. The embedded analyst is always up. */
  private providers(): Reading[] {
    return this.loop.models.map((model) => {
      const outcome = model.isFinished === true ? 'ok' : this.requester.lastOutcome(model);
      return {
        value: outcome === undefined || outcome === 'ok' ? 1 : 0,
        labels: { provider: model.provider },
      };
    });
  }

  private circuits(): Reading[] {
    return this.loop.models.map((model) => ({
      value: CIRCUIT_STATES[this.requester.circuitState(model) ?? 'closed'],
      labels: { provider: model.provider },
    }));
  }

  private async dataAge(): Promise<Reading[]> {
    if (this.dataAt === undefined || this.dataAt.until < performance.now()) {
      const runs = await this.data.readRuns(RECENT_RUNS);
      const last = runs.find(({ status, finished_at: end }) => status === 'succeeded' && end !== null);
      const time = last?.finished_at == null ? null : Date.parse(last.finished_at);
      this.dataAt = { time, until: performance.now() + DATA_AGE_LIFETIME_MS };
    }
    const { time } = this.dataAt;
    return [{ value: time === null ? -1 : Math.max(0, (Date.now() - time) / 1000) }];
  }

  private async disk(): Promise<{ free: number; size: number }> {
    const system = await statfsAbove(resolve(this.config.env.DATABASE_DIR));
    const bytes = (count: number | bigint): number => Number(count) * Number(system.bsize);
    return { free: bytes(system.bavail), size: bytes(system.blocks) };
  }

  private pool(): Reading[] {
    const pool = this.database.connections;
    if (pool === null) return [];
    return (['used', 'idle'] as const).map((state) => ({
      value: pool[state],
      labels: { 'db.client.connection.state': state },
    }));
  }

  private poolValue(name: 'most' | 'waiting'): Reading[] {
    const pool = this.database.connections;
    return pool === null ? [] : [{ value: pool[name] }];
  }
}

/** Of the folder, or of the nearest one above it that exists. */
async function statfsAbove(folder: string): ReturnType<typeof statfs> {
  try {
    return await statfs(folder);
  } catch (error) {
    const above = dirname(folder);
    if (above === folder) throw error;
    return statfsAbove(above);
  }
}
