import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModelEvent, ModelReading } from '../../apps/api/src/llm/language-model.js';
import { LanguageModelError } from '../../apps/api/src/llm/language-model.errors.js';
import { PlainClient, readEventStream } from '../support/conformance-clients.js';
import { type Fields, fresh, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { ScriptedModel } from '../support/scripted-model.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Must never reach a client. */
const SECRET = 'kept-by-the-model';
const TOLD: ModelReading = {
  reading: { outcome: 'partly', understood: 'wins of Khabib Nurmagomedov', ignored: ['in Dagestan'] },
  suggestions: ['Who did he beat last?', '하빕 전적은?'],
  state: { secret: SECRET, plan: [{ metric: 'wins' }] },
};
const VISIBLE = { reading: TOLD.reading, suggestions: TOLD.suggestions };
const NOTHING = { reading: null, suggestions: [] };
const text = (value: string): ModelEvent => ({ type: 'text', text: value });
const told: ModelEvent = { type: 'reading', ...TOLD };

describe('how a question was read', () => {
  let database: TestDatabase;
  let app: TestApp;
  /** Another process on the same database, without events of the first one. */
  let other: TestApp;
  let model: ScriptedModel;
  let token: string;
  let client: RealtimeClient;
  let rest: RestClient;
  let seen: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await startTestApp({}, { database });
    other = await startTestApp({}, { database });
    token = await app.token('reader@example.com');
    client = await RealtimeClient.connect(app.url, token);
    rest = new RestClient(app.url, token);
  });
  beforeEach(() => {
    model = ScriptedModel.install(app, () => [told, text('Twenty-nine'), text(' wins.')]);
    seen = [];
  });
  afterAll(async () => {
    client.close();
    await other.close();
    await app.close();
    await database.close();
  });

  const statesOf = ({ messages }: { messages: { role: string; state?: unknown }[] } = { messages: [] }) =>
    messages.filter(({ role }) => role === 'assistant').map(({ state }) => state);
  const history = async (sessionId: string): Promise<Fields[]> => {
    const { body } = await rest.get(`/api/chat/history?session_id=${sessionId}`);
    return body.messages as Fields[];
  };
  const readStream = async (path: string, body?: object): Promise<Fields | undefined> => {
    const response = await fetch(`${app.url}/api/chat/session/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'text/event-stream',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    let end: Fields | undefined;
    for await (const { event, data } of readEventStream(response)) {
      seen.push(data);
      if (event === 'response_end') end = JSON.parse(data) as Fields;
    }
    return end;
  };

  it('is told at the end over each transport and in the history; its state is not', async () => {
    const { ack, end } = await client.ask(fresh('Khabib'));
    expect(end).toMatchObject({ content: 'Twenty-nine wins.', ...VISIBLE });

    const plain = await PlainClient.connect(app.url, token);
    const { response_id } = await plain.send('message', { content: fresh('Khabib') });
    const plainEnd = await plain.seen.waitFor(
      ({ event, data }) => event === 'response_end' && data.message_id === response_id,
    );
    expect(plainEnd).toMatchObject(VISIBLE);
    plain.socket.terminate();

    const session = (await rest.post('/api/chat/session', {})).body.session_id as string;
    expect(await readStream(`${session}/messages`, { content: fresh('Khabib') })).toMatchObject(VISIBLE);

    const stored = await history(ack.session_id);
    expect(stored).toMatchObject([{ reading: null, suggestions: null }, VISIBLE]);
    expect(JSON.stringify([client.seen, plain.seen.events, seen, stored])).not.toContain(SECRET);
  });

  it('is told after resume, from the event log and from the stored answer', async () => {
    const { ack } = await client.ask(fresh('Khabib'));
    for (const { url } of [app, other]) {
      const again = await RealtimeClient.connect(url, token);
      await again.send('resume', { message_id: ack.response_id, after_seq: 6 });
      expect(await again.endOf(ack.response_id)).toMatchObject({ content: 'Twenty-nine wins.', ...VISIBLE });
      expect(JSON.stringify(again.seen)).not.toContain(SECRET);
      again.close();
    }
    const path = `${ack.session_id}/messages/${ack.response_id}/events`;
    expect(await readStream(path)).toMatchObject(VISIBLE);
    expect(seen.join()).not.toContain(SECRET);
  });

  it('is told from the cache, and its state returns with the next question', async () => {
    const question = fresh('Khabib');
    await client.ask(question);
    const { ack, end } = await client.ask(question);
    expect(end).toMatchObject({ cached: true, ...VISIBLE });
    expect(model.requests).toHaveLength(1);
    expect((await history(ack.session_id))[1]).toMatchObject(VISIBLE);

    await client.ask('And his losses?', { session_id: ack.session_id });
    expect(statesOf(model.requests[1])).toEqual([TOLD.state]);
  });

  it('is null without suggestions where the model does not tell; the state of other answers stays', async () => {
    const { ack } = await client.ask(fresh('Khabib'));
    model.script = () => [text('Fine.')];
    const { end } = await client.ask('And?', { session_id: ack.session_id });
    expect(end).toMatchObject(NOTHING);
    await client.ask('Then?', { session_id: ack.session_id });
    expect(statesOf(model.requests[2])).toEqual([TOLD.state, undefined]);
    expect((await history(ack.session_id))[3]).toMatchObject(NOTHING);
  });

  it('is not told of a failed answer', async () => {
    model.script = async function* () {
      yield told;
      yield text('Twenty');
      await sleep(10);
      throw new LanguageModelError('incomplete');
    };
    const { ack, end } = await client.ask(fresh('Khabib'));
    expect(end).toMatchObject({ status: 'failed', content: 'Twenty', ...NOTHING });
    expect((await history(ack.session_id))[1]).toMatchObject(NOTHING);
  });

  it('is told of a stopped answer, whose state returns', async () => {
    model.script = async function* () {
      yield told;
      for (let count = 0; count < 1_000; count += 1) {
        yield text('again ');
        await sleep(10);
      }
    };
    const ack = await client.send('message', { content: fresh('Khabib') });
    await client.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
    await client.send('stop', { message_id: ack.response_id });
    expect(await client.endOf(ack.response_id)).toMatchObject({ status: 'stopped', ...VISIBLE });
    model.script = () => [text('Fine.')];
    await client.ask('And?', { session_id: ack.session_id });
    expect(statesOf(model.requests[1])).toEqual([TOLD.state]);
  });

  it('has three suggestions at most, and no state that is too large', async () => {
    model.script = () => [
      { ...told, suggestions: ['1', '2', '3', '4'], state: 'x'.repeat(9_000) },
      text('Fine.'),
    ];
    const { ack, end } = await client.ask(fresh('Khabib'));
    expect(end.suggestions).toEqual(['1', '2', '3']);
    await client.ask('And?', { session_id: ack.session_id });
    expect(statesOf(model.requests[1])).toEqual([undefined]);
  });

  describe('in a time zone', () => {
    const zones = (): unknown[] => model.requests.map(({ context }) => context?.timeZone);
    const setProfile = (time_zone: string | null) => rest.put('/api/user/profile', { time_zone });
    const FAULT = { field: 'time_zone', message: 'must be an IANA time zone name, such as Asia/Seoul' };

    it.each([['Mars/Olympus'], ['+09:00'], [''], [9], [{}]])('refuses %j', async (time_zone) => {
      const refused = await client.send('message', { content: fresh('Today'), time_zone });
      expect(refused).toMatchObject({ ok: false, error: { code: 'validation_failed', errors: [FAULT] } });
      const session = (await rest.post('/api/chat/session', {})).body.session_id as string;
      const answer = await rest.post(`/api/chat/session/${session}/messages`, {
        content: 'Today',
        time_zone,
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed', errors: [FAULT] } });
      expect(model.requests).toEqual([]);
    });

    it("gives the model the question's, else the profile's, else UTC, with the time", async () => {
      const before = Date.now();
      await client.ask(fresh('Today'), { time_zone: 'asia/seoul' });
      await client.ask(fresh('Today'), { time_zone: null });
      await setProfile('America/New_York');
      await client.ask(fresh('Today'));
      const session = (await rest.post('/api/chat/session', {})).body.session_id as string;
      await readStream(`${session}/messages`, { content: fresh('Today'), time_zone: 'Europe/Paris' });
      await setProfile(null);
      expect(zones()).toEqual(['Asia/Seoul', 'UTC', 'America/New_York', 'Europe/Paris']);
      const now = model.requests[0]?.context?.now.getTime() ?? 0;
      expect(now).toBeGreaterThanOrEqual(before);
      expect(now).toBeLessThanOrEqual(Date.now());
    });

    it('answers again in that of the question', async () => {
      const { ack } = await client.ask(fresh('Today'), { time_zone: 'Asia/Seoul' });
      const again = await client.send('regenerate', { message_id: ack.response_id });
      await client.endOf(again.response_id);
      expect(zones()).toEqual(['Asia/Seoul', 'Asia/Seoul']);
    });

    it('shares no answer with another one', async () => {
      const question = fresh('Today');
      const cached = [];
      for (const time_zone of ['Asia/Seoul', 'Asia/Tokyo', 'ASIA/SEOUL', undefined, 'UTC']) {
        cached.push((await client.ask(question, { time_zone })).end.cached);
      }
      expect(cached).toEqual([false, false, true, false, true]);
    });
  });
});
