import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  INSTRUMENTS,
  type InstrumentName,
  prometheusName,
} from '../../apps/api/src/operations/telemetry/instruments.js';
import { AnthropicServer } from '../support/anthropic-server.js';
import { findSamples, sumOf } from '../support/prometheus-text.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const ROUNDS = 6;
const TOOL_INPUT = { query: 'jones' };

interface LedgerSums {
  requests: number;
  failed: number;
  stopped: number;
  input: number;
  output: number;
  cost: number;
}

const LEDGER_SUMS = `
  SELECT count(*)::int AS requests,
         (count(*) FILTER (WHERE outcome = 'failed'))::int AS failed,
         (count(*) FILTER (WHERE outcome = 'stopped'))::int AS stopped,
         sum(input_tokens + cache_read_tokens + cache_write_tokens)::int AS input,
         sum(output_tokens)::int AS output,
         coalesce(sum(cost_usd), 0)::float8 AS cost
  FROM app.model_requests`;

describe('metrics', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let rest: RestClient;

  const readText = async (): Promise<string> => (await fetch(`${app.url}/metrics`)).text();

  beforeAll(async () => {
    model = await AnthropicServer.start();
    model.sideReply = (stream) => stream.answer('A title');
    const refused = new Set<string>();
    model.reply = async (stream, { body, aborted }) => {
      const said = JSON.stringify(body.messages);
      const [plan = 'plain', id = ''] = /(plain|tool|cut|retry|fail|stop) (\d+)/.exec(said)?.slice(1) ?? [];
      if (plan === 'fail' || (plan === 'retry' && !refused.has(id))) {
        refused.add(id);
        stream.refuseAs(plan === 'fail' ? 'invalid_request' : 'overloaded');
        return;
      }
      stream.open(100);
      if (plan === 'tool' && !said.includes('tool_result')) {
        stream.toolCall('call', 'search_fighters', TOOL_INPUT);
        stream.stop('tool_use', 9);
      } else if (plan === 'cut') {
        stream.text('Half of ');
        stream.endEarly();
      } else if (plan === 'stop') {
        stream.beginText();
        stream.delta('Going on ');
        await aborted;
      } else {
        stream.text('Some ', 'words.');
        stream.stop('end_turn', 7);
      }
    };
    app = await startTestApp({
      ...model.env,
      METRICS_ENABLED: 'true',
      LLM_FALLBACK: 'none',
      ADMIN_EMAILS: 'admin@example.com',
    });
    rest = new RestClient(app.url);
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it('add up to the sums of the ledger and of the stored answers', async () => {
    const client = await RealtimeClient.connect(app.url, await app.token());
    const plans = ['plain', 'tool', 'stop', 'retry', 'plain', 'plain', 'plain', 'cut', 'fail'];
    for (let index = 0; index < ROUNDS * plans.length; index += 1) {
      const plan = plans[index % plans.length] ?? 'plain';
      const ack = await client.send('message', { content: `${plan} ${index}` });
      if (plan === 'stop') {
        await client.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
        await client.send('stop', { message_id: ack.response_id });
      }
      await client.endOf(String(ack.response_id));
    }
    // From the cache: another user asks the same.
    const other = await RealtimeClient.connect(app.url, await app.token('other@example.com'));
    const again = await other.ask('plain 0');
    expect(again.end).toMatchObject({ cached: true });
    client.close();
    other.close();

    const stored = await app.query<{ status: string; cached: boolean; answers: number }>(
      "SELECT status, cached, count(*)::int AS answers FROM app.chat_messages WHERE role = 'assistant' GROUP BY 1, 2",
    );
    const text = await readText();
    const [ledger] = await app.query<LedgerSums>(LEDGER_SUMS);
    const requests = 'gen_ai_client_operation_duration_seconds_count';
    expect({
      requests: sumOf(text, requests),
      failed: sumOf(text, requests, ({ error_type: type }) => type !== undefined && type !== 'stopped'),
      stopped: sumOf(text, requests, { error_type: 'stopped' }),
      input: sumOf(text, 'gen_ai_client_token_usage_sum', { gen_ai_token_type: 'input' }),
      output: sumOf(text, 'gen_ai_client_token_usage_sum', { gen_ai_token_type: 'output' }),
    }).toEqual({
      requests: ledger?.requests,
      failed: ledger?.failed,
      stopped: ledger?.stopped,
      input: ledger?.input,
      output: ledger?.output,
    });
    expect(ledger?.failed).toBeGreaterThanOrEqual(3 * ROUNDS);
    expect(ledger?.stopped).toBeGreaterThanOrEqual(ROUNDS);
    expect(sumOf(text, 'mma_model_cost_usd_total')).toBeCloseTo(ledger?.cost ?? NaN, 6);
    expect(ledger?.cost).toBeGreaterThan(0);

    for (const { status, cached, answers } of stored) {
      expect([status, cached, sumOf(text, 'mma_answers_total', { status, cached: String(cached) })]).toEqual([
        status,
        cached,
        answers,
      ]);
    }
    expect(sumOf(text, 'mma_answers_total')).toBe(stored.reduce((sum, { answers }) => sum + answers, 0));
    expect(stored.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['complete', 'stopped', 'failed']),
    );
    expect(sumOf(text, 'mma_answer_stop_duration_seconds_count')).toBe(ROUNDS);
    expect(sumOf(text, 'gen_ai_execute_tool_duration_seconds_count')).toBe(ROUNDS);
    expect(sumOf(text, 'mma_client_events_total', { event: 'stop', outcome: 'ok' })).toBe(ROUNDS);
    expect(sumOf(text, 'mma_cache_reads_total', { cache: 'answer', result: 'hit' })).toBe(1);
    expect(sumOf(text, 'mma_connections_opened_total', { transport: 'socket-io' })).toBe(2);
  }, 120_000);

  it('have bounded labels without ids and without what users sent', async () => {
    const token = await app.token();
    await rest.get('/api/nowhere/one', { token });
    await rest.get('/api/nowhere/two', { token });
    await rest.get('/api/chat/session/0198f7a0-0000-7000-8000-000000000000', { token });
    const client = await RealtimeClient.connect(app.url, token);
    await client.send('invented by a user', {});
    client.close();
    const text = await readText();
    const routes = findSamples(text, 'http_server_request_duration_seconds_count').map(
      ({ labels }) => labels['http_route'],
    );
    expect(routes).toEqual(expect.arrayContaining(['unknown', '/api/chat/session/:session_id']));
    expect(text).not.toMatch(/nowhere|invented|0198f7a0|example\.com/);
    expect(sumOf(text, 'mma_client_events_total', { event: 'unknown', outcome: 'validation_failed' })).toBe(
      1,
    );
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('are exported under every name, as the table of instruments has them', async () => {
    const text = await readText();
    const missing = (Object.keys(INSTRUMENTS) as InstrumentName[]).filter(
      (name) => !text.includes(`# TYPE ${prometheusName(name)} `),
    );
    // Nothing was synced.
    expect(missing).toEqual(['mma.sync.duration']);
    expect(sumOf(text, 'db_client_connection_max')).toBeGreaterThan(0);
    expect(findSamples(text, 'mma_provider_up')).toMatchObject([{ labels: { provider: 'anthropic' } }]);
  });

  it('are open to direct requests of the private network and to administrators only', async () => {
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${app.url}/metrics`, { headers })).status;
    const bearer = async (email: string): Promise<string> => `Bearer ${await app.token(email)}`;
    const forwarded = { 'x-forwarded-for': '10.0.0.7' };
    expect(await status({})).toBe(200);
    expect(await status(forwarded)).toBe(401);
    expect(await status({ via: '1.1 proxy' })).toBe(401);
    expect(await status({ ...forwarded, authorization: await bearer('a@example.com') })).toBe(403);
    expect(await status({ authorization: await bearer('a@example.com') })).toBe(403);
    expect(await status({ ...forwarded, authorization: await bearer('admin@example.com') })).toBe(200);
  });
});

describe('metrics that are off', () => {
  it('are not found, and OpenTelemetry is not loaded', async () => {
    const app = await startTestApp();
    try {
      expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
    } finally {
      await app.close();
    }
  });
});
