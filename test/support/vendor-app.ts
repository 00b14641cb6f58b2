import { type Tool, ToolRegistry } from '@app/mma';
import { expect } from '@jest/globals';
import { z } from 'zod';
import { AnswerLoop } from '../../apps/api/src/llm/answer-loop.js';
import { ProviderState } from '../../apps/api/src/llm/provider-state.js';
import { ReasoningHabit } from '../../apps/api/src/llm/providers/shared/omitted-opening.js';
import { RetryBudget } from '../../apps/api/src/llm/retry-policy.js';
import { AnthropicServer } from './anthropic-server.js';
import type { ModelServer, Reply } from './model-server.js';
import { OpenAiServer } from './openai-server.js';
import { type Fields, fresh, joinGapless, RealtimeClient } from './realtime-client.js';
import { startTestApp, type TestApp } from './start-app.js';

/** A key that no log, error or answer may contain. */
const KEY = 'key-of-the-tests';
/** Log lines of all services of this file: Nest logs to the first service of the process. */
const LOG: string[] = [];

interface Vendor {
  vendor: string;
  start: () => Promise<ModelServer>;
}

/** Vendors for the fault tests; add a new one here. */
export const VENDORS: Vendor[] = [
  { vendor: 'anthropic', start: () => AnthropicServer.start() },
  { vendor: 'openai', start: () => OpenAiServer.start() },
];

export class VendorApp {
  private constructor(
    readonly model: ModelServer,
    readonly app: TestApp,
    readonly client: RealtimeClient,
  ) {}

  get log(): readonly string[] {
    return LOG;
  }

  static async start({ start }: Vendor): Promise<VendorApp> {
    const model = await start();
    const app = await startTestApp({ ...model.env, LOG_LEVEL: 'debug' }, { log: (line) => LOG.push(line) });
    const client = await RealtimeClient.connect(app.url, await app.token());
    return new VendorApp(model, app, client);
  }

  /** Restores the initial state: circuits closed, all retries, the usual limits. */
  reset(): void {
    LOG.length = 0;
    this.model.requests.length = 0;
    const providers = this.app.app.get(ProviderState, { strict: false });
    Reflect.set(providers, 'budget', new RetryBudget());
    Reflect.get(providers, 'circuits').clear();
    const { models } = this.app.app.get(AnswerLoop, { strict: false });
    for (const model of models) Reflect.set(model, 'habit', new ReasoningHabit(model.model));
    this.limit({ idleMs: 45_000, timeoutMs: 120_000 });
  }

  /** Shortens the vendor's idle time-out and the answer's deadline below the settings' minimum. */
  limit({ idleMs, timeoutMs }: { idleMs?: number; timeoutMs?: number }): void {
    const loop = this.app.app.get(AnswerLoop, { strict: false });
    if (idleMs !== undefined) for (const model of loop.models) Reflect.set(model, 'idleTimeoutMs', idleMs);
    if (timeoutMs !== undefined) Reflect.set(Reflect.get(loop, 'options'), 'timeoutMs', timeoutMs);
  }

  addTool(name: string, execute: Tool<Record<string, never>, unknown>['execute']): void {
    const tool: Tool<Record<string, never>, unknown> = {
      name,
      description: 'Of the tests.',
      input: z.strictObject({}),
      output: z.unknown(),
      execute,
    };
    Reflect.get(this.app.app.get(ToolRegistry, { strict: false }), 'tools').set(name, tool);
  }

  async begin(reply: Reply, sessionId?: string): Promise<Fields> {
    this.model.reply = reply;
    const session = sessionId === undefined ? {} : { session_id: sessionId };
    const ack = await this.client.send('message', { content: fresh('Who'), ...session });
    expect(ack.ok).toBe(true);
    return ack;
  }

  /** Waits for the answer's end, and checks the guarantees of every answer. */
  async finish(ack: Fields, timeoutMs?: number): Promise<Fields> {
    const end = await this.client.endOf(ack.response_id, timeoutMs);
    expect(joinGapless(this.client.chunksOf(ack.response_id))).toBe(end.content);
    const ends = this.client.of(ack.response_id).filter(({ event }) => event === 'response_end');
    expect(ends).toHaveLength(1);
    const response = await fetch(`${this.app.url}/api/chat/history?session_id=${ack.session_id}`, {
      headers: { authorization: `Bearer ${await this.app.token()}` },
    });
    const { messages } = (await response.json()) as {
      messages: { id: string; content: string; status: string }[];
    };
    expect(messages.find(({ id }) => id === ack.response_id)).toMatchObject({
      content: end.content,
      status: end.status,
    });
    expect(JSON.stringify([this.log, this.client.seen, messages])).not.toContain(KEY);
    return end;
  }

  async ask(reply: Reply, sessionId?: string, timeoutMs?: number): Promise<{ ack: Fields; end: Fields }> {
    const ack = await this.begin(reply, sessionId);
    return { ack, end: await this.finish(ack, timeoutMs) };
  }

  errorOf(ack: Fields): Promise<Fields> {
    return this.client.waitFor('error', ({ message_id }) => message_id === ack.response_id);
  }

  async close(): Promise<void> {
    this.client.close();
    await this.app.close();
    await this.model.close();
  }
}
