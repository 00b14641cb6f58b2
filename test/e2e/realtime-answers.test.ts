import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { fresh, gate, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const WORDS = Array.from({ length: 30 }, (_, index) => `word${index} `);

interface StoredMessage {
  id: string;
  role: string;
  content: string;
  status: string;
  tool_calls: { name: string; status: string }[] | null;
  usage: { input_tokens: number; output_tokens: number } | null;
}

describe('an answer over Socket.IO', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let token: string;
  const clients: RealtimeClient[] = [];

  const connect = async (sessionId?: string, as = token): Promise<RealtimeClient> => {
    const client = await RealtimeClient.connect(app.url, as, sessionId === undefined ? {} : { sessionId });
    clients.push(client);
    return client;
  };
  const history = async (sessionId: string): Promise<StoredMessage[]> => {
    const response = await fetch(`${app.url}/api/chat/history?session_id=${sessionId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { messages } = (await response.json()) as { messages: StoredMessage[] };
    return messages;
  };
  /** The model sends some words, waits for the test, then sends the rest. */
  const pauseAfter = (count: number): { go: () => void; paused: Promise<void> } => {
    const reached = gate();
    const rest = gate();
    model.reply = async (stream, request) => {
      stream.beginText();
      for (const word of WORDS.slice(0, count)) stream.delta(word);
      reached.open();
      await Promise.race([rest.opened, request.aborted]);
      for (const word of WORDS.slice(count)) stream.delta(word);
      stream.endBlock();
      stream.stop();
    };
    return { go: rest.open, paused: reached.opened };
  };

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    token = await app.token();
  });
  beforeEach(() => {
    model.reply = (stream) => stream.answer('**짧은** ', '답변입니다 ', '🥊.');
    model.requests.length = 0;
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it('has one start, no gaps and one end, and equals the stored text', async () => {
    model.reply = (stream, request) => {
      if (JSON.stringify(request.body.messages.at(-1)).includes('tool_result')) {
        stream.answer('**짧은** ', '답변 🥊.');
        return;
      }
      stream.text('Let me see.');
      stream.toolCall('toolu_1', 'get_fighter', { fighter: 'Nobody of that name' });
      stream.stop('tool_use', 7);
    };
    const client = await connect();
    const { ack, end } = await client.ask('누구?', { client_message_id: 'one' });
    const events = client
      .of(ack.response_id)
      .map(({ event, data }) => (event === 'tool_call' ? data.status : event));
    expect(events.filter((event) => event === 'response_start')).toHaveLength(1);
    expect(events.at(0)).toBe('response_start');
    expect(events.at(-1)).toBe('response_end');
    expect(events.filter((event) => event === 'response_end')).toHaveLength(1);
    expect(events).toEqual(expect.arrayContaining(['running', 'error']));
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
    expect(end).toMatchObject({
      status: 'complete',
      content: 'Let me see.\n\n**짧은** 답변 🥊.',
      usage: { input_tokens: 200, output_tokens: 27 },
      cached: false,
    });
    const [question, answer] = await history(ack.session_id);
    expect(question).toMatchObject({
      id: ack.message_id,
      role: 'user',
      content: '누구?',
      status: 'complete',
    });
    expect(answer).toMatchObject({
      id: ack.response_id,
      role: 'assistant',
      content: end.content,
      status: 'complete',
      usage: { input_tokens: 200, output_tokens: 27 },
      tool_calls: [{ name: 'get_fighter', status: 'error' }],
    });
  });

  it('is announced: the message to the session, typing, the title to all connections of the user', async () => {
    const elsewhere = await connect();
    const client = await connect();
    const { ack } = await client.ask('  Who won\nUFC 1?  ', { client_message_id: 'mine' });
    expect(await client.waitFor('message_received')).toMatchObject({
      message_id: ack.message_id,
      client_message_id: 'mine',
      content: 'Who won\nUFC 1?',
    });
    await client.waitFor('typing', ({ is_typing }) => is_typing === false);
    expect(
      client.seen.filter(({ event }) => event === 'typing').map(({ data }) => data['is_typing']),
    ).toEqual([true, false]);
    expect(await elsewhere.waitFor('session_updated')).toMatchObject({
      session_id: ack.session_id,
      title: 'Who won UFC 1?',
    });
    expect(elsewhere.seen.map(({ event }) => event)).toEqual(['connection_established', 'session_updated']);
  });

  it('is generated once per client_message_id, even if both are sent at once', async () => {
    const client = await connect();
    const send = (extra = {}) =>
      client.send('message', { content: 'twice', client_message_id: 'same', ...extra });
    const [first, second] = await Promise.all([send(), send()]);
    const third = await send({ session_id: first.session_id });
    await client.endOf(first.response_id);
    expect([first.ok, second.ok, third.ok]).toEqual([true, true, true]);
    expect([first.duplicate, second.duplicate].sort()).toEqual([false, true]);
    expect(third.duplicate).toBe(true);
    for (const field of ['session_id', 'message_id', 'response_id']) {
      expect([second[field], third[field]]).toEqual([first[field], first[field]]);
    }
    expect(await history(first.session_id)).toHaveLength(2);
    expect(model.requests).toHaveLength(1);
  });

  it('reaches every connection that is in the session at its start', async () => {
    const client = await connect();
    const { ack: opening } = await client.ask(fresh('hello'));
    const second = await connect();
    expect(await second.send('join', { session_id: opening.session_id })).toMatchObject({
      ok: true,
      active: [],
    });
    const { ack, end } = await client.ask('again', { session_id: opening.session_id });
    await second.endOf(ack.response_id);
    expect(joinGapless(second.chunksOf(ack.response_id))).toBe(end.content);
    expect(await second.waitFor('message_received')).toMatchObject({ content: 'again' });
  });

  it('passes the history to the model', async () => {
    const client = await connect();
    const { ack } = await client.ask('first');
    await client.ask('second', { session_id: ack.session_id });
    const said = model.requests[1]?.body.messages.map(({ role, content }) => [role, JSON.stringify(content)]);
    expect(said?.map(([role]) => role)).toEqual(['user', 'assistant', 'user']);
    expect(said?.[1]?.[1]).toContain('답변입니다');
    expect(said?.[2]?.[1]).toContain('second');
  });

  it('continues when the connection drops, and is resumed without a gap or a repeat', async () => {
    const { go, paused } = pauseAfter(10);
    const client = await connect();
    const ack = await client.send('message', { content: fresh('long') });
    await paused;
    await client.waitFor('response_chunk', ({ seq }) => seq >= 20);
    const before = client.chunksOf(ack.response_id);
    const after = before.at(-1)?.seq ?? 0;
    client.close();
    const second = await connect(ack.session_id);
    const established = await second.waitFor('connection_established');
    expect(established['active']).toMatchObject([{ message_id: ack.response_id }]);
    expect(second.of(ack.response_id)).toEqual([]);
    expect(await second.send('resume', { message_id: ack.response_id, after_seq: after })).toMatchObject({
      ok: true,
      status: 'streaming',
    });
    go();
    const end = await second.endOf(ack.response_id);
    expect(joinGapless([...before, ...second.chunksOf(ack.response_id)])).toBe(end.content);
    expect(end.content).toBe(WORDS.join(''));
    const third = await connect();
    const late = await third.send('resume', { message_id: ack.response_id, after_seq: 0 });
    expect(late).toMatchObject({ ok: true, status: 'complete' });
    expect((await third.endOf(ack.response_id)).content).toBe(end.content);
    expect(joinGapless(third.chunksOf(ack.response_id))).toBe(end.content);
  });

  it('is replayed from the database; one that was stored over REST replies to no question', async () => {
    const rest = new RestClient(app.url, token);
    const { session_id } = (await rest.post('/api/chat/session', {})).body;
    const stored = await rest.post('/api/chat/message', { content: '13-0', role: 'assistant', session_id });
    const client = await connect(session_id);
    await client.send('resume', { message_id: stored.body.id, after_seq: 0 });
    expect(await client.waitFor('response_start')).toMatchObject({
      message_id: stored.body.id,
      reply_to: null,
    });
    expect((await client.endOf(stored.body.id)).content).toBe('13-0');
  });

  it('is complete after many disconnections at any point', async () => {
    const long = Array.from({ length: 150 }, (_, index) => `${index}존🥊 `);
    model.reply = async (stream) => {
      stream.beginText();
      for (const word of long) {
        stream.delta(word);
        await sleep(4);
      }
      stream.endBlock();
      stream.stop();
    };
    const first = await connect();
    // Asked in Korean, so that the model's text has the right language.
    const ack = await first.send('message', { content: fresh('긴 답변') });
    first.close();
    const chunks = first.chunksOf(ack.response_id);
    for (let cut = 0; cut < 25; cut += 1) {
      const client = await connect(ack.session_id);
      await client.send('resume', { message_id: ack.response_id, after_seq: chunks.at(-1)?.seq ?? 0 });
      await sleep(cut % 7);
      client.close();
      chunks.push(...client.chunksOf(ack.response_id));
    }
    const last = await connect(ack.session_id);
    await last.send('resume', { message_id: ack.response_id, after_seq: chunks.at(-1)?.seq ?? 0 });
    const end = await last.endOf(ack.response_id);
    chunks.push(...last.chunksOf(ack.response_id));
    expect(joinGapless(chunks)).toBe(end.content);
    expect(end.content).toBe(long.join(''));
  });

  it('sends nothing to a connection that joins midway before the resume, then everything in order', async () => {
    const { go, paused } = pauseAfter(5);
    const client = await connect();
    const ack = await client.send('message', { content: fresh('long') });
    await paused;
    const joiner = await connect();
    const joined = await joiner.send('join', { session_id: ack.session_id });
    expect(joined).toMatchObject({ ok: true, active: [{ message_id: ack.response_id }] });
    expect(joiner.of(ack.response_id)).toEqual([]);
    const [one, two] = await Promise.all([
      joiner.send('resume', { message_id: ack.response_id, after_seq: 0 }),
      joiner.send('resume', { message_id: ack.response_id, after_seq: 0 }),
    ]);
    expect([one.ok, two.ok]).toEqual([true, true]);
    go();
    const end = await joiner.endOf(ack.response_id);
    expect(joiner.of(ack.response_id)[0]?.event).toBe('response_start');
    expect(joinGapless(joiner.chunksOf(ack.response_id))).toBe(end.content);
  });

  it('is not sent to a connection that left', async () => {
    const client = await connect();
    const watcher = await connect();
    const { ack: opening } = await client.ask(fresh('hello'));
    await watcher.send('join', { session_id: opening.session_id });
    const { go, paused } = pauseAfter(5);
    const ack = await client.send('message', { content: fresh('long'), session_id: opening.session_id });
    await paused;
    await watcher.waitFor('response_chunk', ({ message_id }) => message_id === ack.response_id);
    expect(await watcher.send('leave', { session_id: opening.session_id })).toMatchObject({ ok: true });
    const before = watcher.of(ack.response_id).length;
    go();
    await client.endOf(ack.response_id);
    await watcher.send('ping', {});
    expect(watcher.of(ack.response_id)).toHaveLength(before);
  });

  it('stops at once, with its text so far', async () => {
    const { paused } = pauseAfter(10);
    const client = await connect();
    const ack = await client.send('message', { content: fresh('long') });
    await paused;
    await client.waitFor('response_chunk', ({ seq }) => seq >= 20);
    expect(await client.send('stop', { message_id: ack.response_id })).toEqual({ ok: true });
    const end = await client.endOf(ack.response_id);
    await model.requests[0]?.aborted;
    expect(end.status).toBe('stopped');
    expect(WORDS.join('')).toContain(end.content);
    expect(end.content).not.toBe('');
    expect(joinGapless(client.chunksOf(ack.response_id))).toBe(end.content);
    expect(end['usage']).toMatchObject({ input_tokens: 100 });
    const [, answer] = await history(ack.session_id);
    expect(answer).toMatchObject({ status: 'stopped', content: end.content });
    expect(await client.send('stop', { message_id: ack.response_id })).toEqual({ ok: true });
  });

  it('blocks its session: a second message is refused until the end', async () => {
    const { go, paused } = pauseAfter(5);
    const client = await connect();
    const ack = await client.send('message', { content: fresh('long') });
    await paused;
    const second = await client.send('message', { content: 'me too', session_id: ack.session_id });
    expect(second).toMatchObject({ ok: false, error: { code: 'session_busy', retryable: true } });
    go();
    await client.endOf(ack.response_id);
    expect(await history(ack.session_id)).toHaveLength(2);
    await client.ask('me too', { session_id: ack.session_id });
    expect(await history(ack.session_id)).toHaveLength(4);
  });

  it('is regenerated for the same question, and the first one stays as a version', async () => {
    const client = await connect();
    const { ack } = await client.ask(fresh('question'));
    model.reply = (stream) => stream.answer('Another.');
    const again = await client.send('regenerate', { message_id: ack.response_id });
    expect(again).toMatchObject({
      ok: true,
      session_id: ack.session_id,
      message_id: ack.message_id,
      duplicate: false,
    });
    const end = await client.endOf(again.response_id);
    expect(end.content).toBe('Another.');
    expect(model.requests[1]?.body.messages).toHaveLength(1);
    expect((await history(ack.session_id)).map(({ content }) => content)).toEqual([
      expect.stringMatching(/^question \d+$/),
      'Another.',
    ]);
  });

  it('fails clearly when the model does, and the session continues', async () => {
    model.reply = (stream) => stream.refuse(401, 'authentication_error', 'bad key key-of-the-tests');
    const client = await connect();
    const { ack, end } = await client.ask(fresh('question'));
    expect(end).toMatchObject({ status: 'failed', content: '' });
    const failure = await client.waitFor('error', ({ message_id }) => message_id === ack.response_id);
    expect(failure.error).toMatchObject({ code: 'llm_unavailable', retryable: true });
    expect(JSON.stringify(client.seen)).not.toContain('key-of-the-tests');
    model.reply = (stream) => stream.answer('Better.');
    expect((await client.ask('again', { session_id: ack.session_id })).end.content).toBe('Better.');
    expect(model.requests[1]?.body.messages).toHaveLength(1);
  });

  it('keeps the text of a model that failed midway', async () => {
    model.reply = (stream) => {
      stream.beginText();
      stream.delta('Half of ');
      stream.endEarly();
    };
    const client = await connect();
    const { ack, end } = await client.ask(fresh('question'));
    expect(end).toMatchObject({ status: 'failed', content: 'Half of ' });
    expect(model.requests).toHaveLength(1);
    const [, answer] = await history(ack.session_id);
    expect(answer).toMatchObject({ status: 'failed', content: 'Half of ' });
  });

  it('ends before its session is deleted', async () => {
    const { paused } = pauseAfter(5);
    const client = await connect();
    const ack = await client.send('message', { content: fresh('long') });
    await paused;
    const response = await fetch(`${app.url}/api/chat/session/${ack.session_id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    await model.requests[0]?.aborted;
    expect((await client.endOf(ack.response_id)).status).toBe('stopped');
    expect(await client.send('resume', { message_id: ack.response_id, after_seq: 0 })).toMatchObject({
      ok: false,
      error: { code: 'message_not_found' },
    });
  });

  it('is not found by another user', async () => {
    const { go, paused } = pauseAfter(5);
    const client = await connect();
    const ack = await client.send('message', { content: 'mine' });
    await paused;
    const stranger = await connect(undefined, await app.token('stranger@example.com'));
    const attempts: [string, Record<string, unknown>, string][] = [
      ['join', { session_id: ack.session_id }, 'session_not_found'],
      ['leave', { session_id: ack.session_id }, 'session_not_found'],
      ['typing', { session_id: ack.session_id, is_typing: true }, 'session_not_found'],
      ['message', { content: 'x', session_id: ack.session_id }, 'session_not_found'],
      ['resume', { message_id: ack.response_id, after_seq: 0 }, 'message_not_found'],
      ['stop', { message_id: ack.response_id }, 'message_not_found'],
      ['regenerate', { message_id: ack.response_id }, 'message_not_found'],
    ];
    for (const [event, payload, code] of attempts) {
      expect(await stranger.send(event, payload)).toMatchObject({ ok: false, error: { code } });
    }
    go();
    expect((await client.endOf(ack.response_id)).status).toBe('complete');
    expect(stranger.seen.map(({ event }) => event)).toEqual(['connection_established']);
  });
});
