import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AnthropicServer, type AnthropicReply } from '../support/anthropic-server.js';
import { SeededRandom } from '../../bench/measure/seeded-random.js';
import { fresh, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** Fewer on the embedded database, which is slower. */
const TURNS = (process.env['TEST_DATABASE_URL'] ?? '') === '' ? 300 : 1000;
const AT_ONCE = 20;
const INPUT = 100;

interface LedgerRow {
  kind: string;
  outcome: string;
  estimated: boolean;
  message_id: string;
  input_tokens: number;
  output_tokens: number;
  cost_usd: string | null;
}

const toUsage = (usage: unknown): Partial<Record<string, number>> | null =>
  typeof usage === 'object' ? usage : null;

/** Usage as counted by the provider. */
class UpstreamCount {
  requests = 0;
  input = 0;
  output = 0;

  open(stream: AnthropicReply): void {
    this.input += INPUT;
    stream.open(INPUT);
  }

  stop(stream: AnthropicReply, reason: string, output: number): void {
    this.output += output;
    stream.stop(reason, output);
  }
}

describe('the ledger', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let token: string;
  let client: RealtimeClient;

  const rows = (): Promise<LedgerRow[]> =>
    app.app.get(DataSource).query<LedgerRow[]>('SELECT * FROM app.model_requests ORDER BY started_at, id');

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp({ ...model.env, ADMIN_EMAILS: 'admin@example.com', LLM_MAX_CONCURRENCY: '200' });
    token = await app.token();
  });
  beforeEach(async () => {
    await app.app.get(DataSource).query('DELETE FROM app.model_requests');
    model.requests.length = 0;
    model.sideRequests.length = 0;
    model.reply = (stream) => stream.answer('Hello.');
    model.sideReply = (stream) => stream.answer('***');
    client = await RealtimeClient.connect(app.url, token);
  });
  afterAll(async () => {
    client.close();
    await app.close();
    await model.close();
  });

  it("matches the provider's usage over many turns with stops, retries and failures", async () => {
    const random = new SeededRandom(7);
    const count = new UpstreamCount();
    const plans = new Map<string, string>();
    const refused = new Set<string>();
    const answer = (stream: AnthropicReply, reason = 'end_turn'): void => {
      count.open(stream);
      stream.text('Two ', 'words.');
      count.stop(stream, reason, 5 + (count.requests % 40));
    };
    model.reply = async (stream, { body, aborted }) => {
      count.requests += 1;
      const said = JSON.stringify(body.messages);
      const [plan = 'plain', id = ''] = /(plain|tool|cut|retry|fail|stop) (\d+)/.exec(said)?.slice(1) ?? [];
      if (plan === 'fail' || (plan === 'retry' && !refused.has(id))) {
        refused.add(id);
        stream.refuseAs(plan === 'fail' ? 'invalid_request' : 'overloaded');
      } else if (plan === 'tool' && !said.includes('tool_result')) {
        count.open(stream);
        stream.toolCall('call', 'search_fighters', { query: 'jones' });
        count.stop(stream, 'tool_use', 9);
      } else if (plan === 'cut') {
        count.open(stream);
        stream.text('Half of ');
        stream.endEarly();
      } else if (plan === 'stop') {
        count.open(stream);
        stream.beginText();
        stream.delta('Going on ');
        await aborted;
      } else {
        answer(stream);
      }
    };
    const ends: {
      id: string;
      status: string;
      usage: Partial<Record<string, number>> | null;
    }[] = [];
    const turn = async (user: RealtimeClient, index: number): Promise<void> => {
      // Mostly answers, so that the circuit never opens.
      const plan = random.pick([
        'plain',
        'plain',
        'plain',
        'tool',
        'tool',
        'stop',
        'stop',
        'retry',
        'fail',
        'cut',
      ]);
      plans.set(String(index), plan);
      const ack = await user.send('message', { content: `${plan} ${index}` });
      if (plan === 'stop') {
        await user.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
        await user.send('stop', { message_id: ack.response_id });
      }
      const end = await user.waitFor('response_end', ({ message_id }) => message_id === ack.response_id);
      ends.push({ id: ack.response_id, status: end.status, usage: toUsage(end.usage) });
    };
    let next = 0;
    const worker = async (_: unknown, number: number): Promise<void> => {
      const user = await RealtimeClient.connect(app.url, await app.token(`worker${number}@example.com`));
      while (next < TURNS) {
        next += 1;
        await turn(user, next);
        user.seen.length = 0;
      }
      user.close();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const answers = (await rows()).filter(({ kind }) => kind === 'answer');
    const sum = (of: LedgerRow[], field: 'input_tokens' | 'output_tokens'): number =>
      of.reduce((total, row) => total + row[field], 0);
    expect(answers).toHaveLength(count.requests);
    expect(sum(answers, 'input_tokens')).toBe(count.input);
    expect(
      sum(
        answers.filter(({ outcome }) => outcome === 'complete'),
        'output_tokens',
      ),
    ).toBe(count.output);
    const cutOff = answers.filter(({ outcome, estimated }) => outcome !== 'complete' && estimated);
    expect(cutOff.every(({ output_tokens }) => output_tokens > 0)).toBe(true);
    const tally = (status: string): number => ends.filter((end) => end.status === status).length;
    expect(tally('complete') + tally('stopped') + tally('failed')).toBe(TURNS);
    expect(tally('stopped')).toBe([...plans.values()].filter((plan) => plan === 'stop').length);
    for (const { id, usage } of ends) {
      const own = answers.filter(({ message_id }) => message_id === id);
      expect({ id, input: usage?.['input_tokens'], output: usage?.output_tokens }).toEqual({
        id,
        input: sum(own, 'input_tokens'),
        output: sum(own, 'output_tokens'),
      });
    }
  }, 240_000);

  it('has one request for twenty users who ask the same question at once', async () => {
    let open: () => void = () => undefined;
    const everybody = new Promise<void>((resolve) => (open = resolve));
    model.reply = async (stream) => {
      stream.text('One half of it ');
      await everybody;
      stream.text('and half.');
      stream.stop();
    };
    const users = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        RealtimeClient.connect(app.url, await app.token(`user${index}@example.com`)),
      ),
    );
    const question = fresh('Who is the best?');
    const pending = users.map((user) => user.ask(question));
    await Promise.all(users.map((user) => user.waitFor('response_chunk')));
    open();
    const answers = await Promise.all(pending);
    expect(model.requests).toHaveLength(1);
    expect(new Set(answers.map(({ end }) => end.content)).size).toBe(1);
    expect(answers.filter(({ end }) => end.cached === true)).toHaveLength(19);
    const used = answers.map(({ end }) => toUsage(end.usage)?.['input_tokens'] ?? 0);
    expect(used.sort((a: number, b: number) => b - a)).toEqual([
      INPUT,
      ...Array.from({ length: 19 }, () => 0),
    ]);

    const [late] = users;
    const { end } = (await late?.ask(`${question}  `)) ?? { end: null };
    expect(end).toMatchObject({ cached: true, status: 'complete', content: answers[0]?.end.content });
    expect(model.requests).toHaveLength(1);
    for (const user of users) user.close();
  });

  it('shares no follow-up, no regeneration, and no stopped or failed answer', async () => {
    const question = fresh('Who?');
    const { ack } = await client.ask(question);
    await client.ask('And then?', { session_id: ack.session_id });
    await client.ask('And then?', { session_id: ack.session_id });
    const again = await client.send('regenerate', { message_id: ack.response_id });
    await client.waitFor('response_end', ({ message_id }) => message_id === again.response_id);
    expect(model.requests).toHaveLength(4);

    const failing = fresh('Who fails?');
    model.reply = (stream) => stream.refuseAs('invalid_request');
    expect((await client.ask(failing)).end.status).toBe('failed');
    model.reply = (stream) => stream.answer('Well.');
    expect((await client.ask(failing)).end).toMatchObject({ content: 'Well.', cached: false });
  });

  it.each([
    ['en', 'Tell me about the record of somebody', 'A record of somebody', 'Who'],
    ['ko', '어떤 선수의 전적 알려줘', '어떤 선수의 UFC 전적', '누구'],
  ])(
    'improves the title of a session after its first answer (%s)',
    async (_language, question, title, follow) => {
      model.sideReply = (stream) => stream.answer(`"${title}"`);
      const firstQuestion = fresh(question);
      const { ack } = await client.ask(firstQuestion);
      const { title: first } = await client.waitFor('session_updated');
      const { title: better } = await client.waitFor('session_updated', (event) => event.title === title);
      expect([first, better]).toEqual([firstQuestion, title]);
      await client.ask(follow, { session_id: ack.session_id });
      expect(
        model.sideRequests.filter(({ body }) => JSON.stringify(body).includes(firstQuestion)),
      ).toHaveLength(1);
      const titles = (await rows()).filter(
        (row) => row.kind === 'title' && row.message_id === ack.response_id,
      );
      expect(titles).toMatchObject([{ outcome: 'complete' }]);
    },
  );

  it('keeps a title that the user has set', async () => {
    let write: () => void = () => undefined;
    model.sideReply = async (stream) => {
      await new Promise<void>((resolve) => (write = resolve));
      stream.answer('From the model');
    };
    const { ack } = await client.ask(fresh('Who was it?'));
    const rest = new RestClient(app.url, token);
    await rest.put(`/api/chat/session/${ack.session_id}/title`, { title: 'Mine' });
    write();
    await client.ask('And?', { session_id: ack.session_id });
    const { body } = await rest.get(`/api/chat/session/${ack.session_id}`);
    expect(body.title).toBe('Mine');
  });

  it('is reported to its user by day, and to administrators by user, model and day', async () => {
    await client.ask(fresh('Who was first?'));
    const own = await new RestClient(app.url, token).get('/api/user/usage');
    const today = new Date().toISOString().slice(0, 10);
    expect(own.body).toMatchObject({
      to: today,
      total: { requests: expect.any(Number), unpriced_requests: 0 },
      days: [{ day: today }],
    });
    const spent = (await rows()).reduce((sum, row) => sum + Number(row.cost_usd), 0);
    expect(spent).toBeGreaterThan(0);
    expect(own.body.total.cost_usd).toBeCloseTo(spent, 8);

    const admin = new RestClient(app.url, await app.token('admin@example.com'));
    const report = await admin.get('/api/admin/usage?by=user,model,kind');
    expect(report.body.rows[0]).toMatchObject({
      email: 'someone@example.com',
      provider: 'anthropic',
      day: null,
    });
    expect((await new RestClient(app.url, token).get('/api/admin/usage')).status).toBe(403);
  });

  it.each([
    ['/api/user/usage?from=2026-02-30', 'from'],
    ['/api/user/usage?from=2026-03-02&to=2026-03-01', 'from'],
    ['/api/user/usage?from=2020-01-01&to=2026-03-01', 'from'],
    ['/api/user/usage?until=2026-03-01', 'until'],
  ])('refuses %s', async (path, field) => {
    const { status, body } = await new RestClient(app.url, token).get(path);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
  });
});
