import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const QUESTION = 'What is the record of Jon Jones?';

interface ExportedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}

/** A collector that records what it receives over OTLP. */
class Collector {
  readonly spans: ExportedSpan[] = [];
  readonly bodies: string[] = [];
  readonly keys: (string | undefined)[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        this.bodies.push(body);
        this.keys.push(request.headers['x-key'] as string | undefined);
        if (request.url === '/v1/traces') this.readSpans(body);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private readSpans(body: string): void {
    const sent = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: ExportedSpan[] }[] }[] };
    this.spans.push(
      ...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  }
}

describe('telemetry of an answer', () => {
  let collector: Collector;
  let app: TestApp;
  const lines: Record<string, unknown>[] = [];
  let ack: Record<string, unknown>;
  let text: string;

  beforeAll(async () => {
    collector = new Collector();
    app = await startTestApp(
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen(),
        OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20secret',
        OTEL_TRACES_SAMPLER_ARG: '1',
        LOG_LEVEL: 'info',
      },
      { log: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) },
    );
    const token = await app.token();
    const client = await RealtimeClient.connect(app.url, token);
    const answer = await client.ask(QUESTION);
    ack = answer.ack;
    text = String(answer.end.content);
    client.close();
    await new RestClient(app.url).get('/api/chat/sessions', {
      token,
      headers: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    });
    await app.close();
  }, 60_000);
  afterAll(() => collector.close());

  it('is one trace through the event, the answer, the model, the tools and SQL', () => {
    const answer = collector.spans.find(({ name }) => name === 'invoke_agent');
    const trace = collector.spans.filter(({ traceId }) => traceId === answer?.traceId);
    const names = trace.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['event message', 'invoke_agent']));
    expect(names.some((name) => name.startsWith('chat '))).toBe(true);
    expect(names.some((name) => name.startsWith('execute_tool '))).toBe(true);
    expect(names.some((name) => /^(SELECT|INSERT|UPDATE|WITH)\b/.test(name))).toBe(true);

    const roots = trace.filter(({ parentSpanId }) => (parentSpanId ?? '') === '');
    expect(roots.map(({ name }) => name)).toEqual(['event message']);
    const ids = new Set(trace.map(({ spanId }) => spanId));
    expect(trace.filter(({ parentSpanId }) => parentSpanId && !ids.has(parentSpanId))).toEqual([]);
    const tool = trace.find(({ name }) => name.startsWith('execute_tool '));
    expect(trace.some(({ parentSpanId }) => parentSpanId === tool?.spanId)).toBe(true);
  });

  it('holds nothing that users wrote or read', () => {
    const sent = collector.bodies.join('\n');
    expect(sent).not.toContain('Jon Jones');
    expect(sent).not.toContain(text.slice(0, 40));
    expect(sent).not.toContain('example.com');
    expect(new Set(collector.keys)).toEqual(new Set(['a secret']));
  });

  it('does not continue the trace of a client without a trusted proxy', () => {
    expect(collector.spans.map(({ name }) => name)).toContain('GET /api/chat/sessions');
    expect(collector.spans.map(({ traceId }) => traceId)).not.toContain('a'.repeat(32));
  });

  it('has one log line with its ids, status, model, tokens and times', () => {
    const answers = lines.filter(({ msg }) => msg === 'answer ended');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({
      session_id: ack['session_id'],
      message_id: ack['response_id'],
      connection_id: expect.any(String),
      trace_id: collector.spans.find(({ name }) => name === 'invoke_agent')?.traceId,
      status: 'complete',
      provider: 'embedded',
      tool_calls: expect.any(Number),
      input_tokens: 0,
      first_chunk_ms: expect.any(Number),
      duration_ms: expect.any(Number),
    });
    expect(JSON.stringify(answers)).not.toContain('Jones');
  });

  it('logs the begin and the end of the shutdown once', () => {
    const shutdown = lines.filter(({ context }) => context === 'Shutdown').map(({ msg }) => msg);
    expect(shutdown).toEqual(['draining begins', 'draining ended']);
  });

  it('exports metrics', () => {
    expect(collector.bodies.some((body) => body.includes('"mma.answer.duration"'))).toBe(true);
  });
});

describe('a collector that is down', () => {
  it('harms no answer and no shutdown', async () => {
    const app = await startTestApp({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_TRACES_SAMPLER_ARG: '1',
    });
    const client = await RealtimeClient.connect(app.url, await app.token());
    const { end } = await client.ask(QUESTION);
    expect(end).toMatchObject({ status: 'complete' });
    client.close();
    await app.close();
  }, 30_000);
});
