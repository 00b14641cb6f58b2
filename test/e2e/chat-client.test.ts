import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AnswerEvent, ChatClient, type ChatClientOptions } from '@app/client';
import type { Socket } from 'socket.io-client';
import { AnthropicServer } from '../support/anthropic-server.js';
import { fresh, gate } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const WORDS = Array.from({ length: 40 }, (_, index) => `말${index}🥊 `);
const TEXT = WORDS.join('');

/** The client's socket, to cut it. */
const socketOf = (client: ChatClient): Socket => Reflect.get(Reflect.get(client, 'connection'), 'socket');
const cut = (client: ChatClient): void => void socketOf(client).io.engine.close();

describe(ChatClient.name, () => {
  let model: AnthropicServer;
  let app: TestApp;
  const clients: ChatClient[] = [];

  const connect = async (options: Partial<ChatClientOptions> = {}): Promise<ChatClient> => {
    const client = await ChatClient.connect({ url: app.url, token: await app.token(), ...options });
    clients.push(client);
    return client;
  };
  /** The model sends one half, waits for the test, then sends the other. */
  const pauseInTheMiddle = (): { resume: () => void; aborted: Promise<void> } => {
    const rest = gate();
    const aborted = gate();
    model.reply = async (stream, request) => {
      void request.aborted.then(aborted.open);
      stream.beginText();
      for (const word of WORDS.slice(0, 20)) stream.delta(word);
      await Promise.race([rest.opened, request.aborted]);
      for (const word of WORDS.slice(20)) stream.delta(word);
      stream.endBlock();
      stream.stop();
    };
    return { resume: rest.open, aborted: aborted.opened };
  };
  const joined = (events: AnswerEvent[]): string =>
    events.map(({ event, data }) => (event === 'response_chunk' ? data.content : '')).join('');

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
  });
  beforeEach(() => {
    model.reply = (stream) => stream.answer(...WORDS);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it('asks, and yields the events of the answer in order', async () => {
    model.reply = (stream, { body }) => {
      if (body.messages.length > 1) stream.answer(...WORDS);
      else {
        stream.toolCall('call-1', 'get_fighter', { fighter: 'Nobody At All' });
        stream.stop('tool_use');
      }
    };
    const client = await connect();
    const titles: string[] = [];
    client.on('session_updated', ({ title }) => titles.push(title));
    const answer = client.ask(fresh('누구'));
    const events: AnswerEvent[] = [];
    for await (const event of answer) events.push(event);
    const names = events.map(({ event }) => event).filter((name, at, all) => name !== all[at - 1]);
    expect(names).toEqual(['response_start', 'tool_call', 'response_chunk', 'response_end']);
    expect(joined(events)).toBe(TEXT);
    expect(await answer.text()).toBe(TEXT);
    expect(await answer.accepted).toMatchObject({ session_id: client.sessionId, duplicate: false });
    expect(titles.length).toBeGreaterThan(0);
    expect(await client.ping()).toMatch(/^\d{4}-/);
  });

  it('yields the whole text once, however often the connection is cut', async () => {
    const wantedCuts = 4;
    let cuts = 0;
    const written: string[] = [];
    model.reply = async (stream) => {
      stream.beginText();
      while (cuts < wantedCuts) {
        written.push(`말${written.length}🥊 `);
        stream.delta(written.at(-1) ?? '');
        await sleep(20);
      }
      stream.endBlock();
      stream.stop();
    };
    const client = await connect();
    const events: AnswerEvent[] = [];
    for await (const event of client.ask(fresh('누구'))) {
      events.push(event);
      if (event.event !== 'response_chunk' || cuts === wantedCuts || client.state !== 'connected') continue;
      cuts += 1;
      cut(client);
    }
    expect(cuts).toBe(wantedCuts);
    expect(joined(events)).toBe(written.join(''));
    expect(events.filter(({ event }) => event === 'response_start')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ event: 'response_end', data: { content: written.join('') } });
  });

  it('yields the events missed without a connection', async () => {
    const { resume } = pauseInTheMiddle();
    const client = await connect();
    const answer = client.ask(fresh('누구'));
    for await (const { event } of answer) if (event === 'response_chunk') break;
    cut(client);
    resume();
    const other = await connect({ sessionId: client.sessionId ?? '' });
    await other.follow(answer.messageId ?? '').whenEnded();
    const events: AnswerEvent[] = [];
    for await (const event of answer) events.push(event);
    expect(joined(events)).toBe(TEXT);
  });

  it('asks once though the acknowledgement was lost', async () => {
    const client = await connect();
    const requests = model.requests.length;
    const socket = socketOf(client);
    let isFirst = true;
    socket.onAnyOutgoing((event: string) => {
      if (event === 'message' && isFirst) queueMicrotask(() => socket.io.engine.close());
      if (event === 'message') isFirst = false;
    });
    const answer = client.ask(fresh('누구'));
    expect(await answer.text()).toBe(TEXT);
    expect(await answer.accepted).toMatchObject({ duplicate: true });
    expect(model.requests.length).toBe(requests + 1);
  });

  it('stops an answer and keeps its text', async () => {
    pauseInTheMiddle();
    const client = await connect();
    const answer = client.ask(fresh('누구'));
    let status = '';
    for await (const event of answer) {
      if (event.event === 'response_chunk') await answer.stop();
      if (event.event === 'response_end') status = event.data.status;
    }
    expect(status).toBe('stopped');
    expect(TEXT.startsWith(await answer.text())).toBe(true);
  });

  it('stops an answer when the signal is aborted, and throws its reason', async () => {
    const { aborted } = pauseInTheMiddle();
    const client = await connect();
    const controller = new AbortController();
    const reason = new Error('the page was left');
    const read = async (): Promise<void> => {
      for await (const { event } of client.ask(fresh('누구'), { signal: controller.signal })) {
        if (event === 'response_chunk') controller.abort(reason);
      }
    };
    await expect(read()).rejects.toBe(reason);
    await aborted;
    const early = client.ask(fresh('누구'), { signal: AbortSignal.abort(reason) });
    await expect(early.text()).rejects.toBe(reason);
  });

  it('follows an answer of another connection from an offset', async () => {
    const first = await connect();
    await first.ask(fresh('하나')).text();
    const { resume } = pauseInTheMiddle();
    const second = await connect({ sessionId: first.sessionId ?? '' });
    // It learns of the answer by its start, or by the handshake if it connects later.
    const started = new Promise<string>((resolve) =>
      second.on('response_start', ({ message_id: id }) => resolve(id)),
    );
    const answer = first.ask(fresh('둘'));
    const id = await started;
    const third = await connect({ sessionId: first.sessionId ?? '' });
    expect(third.established?.active).toMatchObject([{ message_id: id }]);
    const texts = [second.follow(id), third.follow(id, 5)].map(async (followed) => {
      const events: AnswerEvent[] = [];
      for await (const event of followed) events.push(event);
      return joined(events);
    });
    resume();
    expect(await Promise.all(texts)).toEqual([TEXT, TEXT.slice(5)]);
    expect(await answer.text()).toBe(TEXT);
    expect(await first.regenerate(id).text()).toBe(TEXT);
  });

  it('tells of each answer once, also of those to questions of other connections', async () => {
    const asking = await connect();
    const first = asking.ask('First?');
    const { session_id: sessionId } = (await first.accepted)!;
    await first.whenEnded();
    const watching = await connect({ sessionId });
    await watching.join(sessionId);
    const seen: string[] = [];
    const texts: Promise<string>[] = [];
    watching.onAnswer((answer, { message_id }) => {
      seen.push(message_id);
      texts.push(answer.text());
    });
    const own: string[] = [];
    asking.onAnswer((_answer, { message_id }) => own.push(message_id));
    const second = asking.ask('Second?');
    await second.whenEnded();
    const third = watching.ask('Third?');
    await third.whenEnded();
    expect(seen).toEqual([second.messageId, third.messageId]);
    expect(await Promise.all(texts)).toEqual([await second.text(), await third.text()]);
    expect(own[0]).toBe(second.messageId);
  });

  it('continues with a newer token', async () => {
    const client = await connect();
    expect(Date.parse(await client.refreshToken(await app.token()))).toBeGreaterThan(Date.now());
    await expect(client.refreshToken('nonsense')).rejects.toMatchObject({ code: 'unauthorized' });
    expect(await client.ask(fresh('누구')).text()).toBe(TEXT);
  });

  it('throws the code of a refusal', async () => {
    await expect(connect({ token: 'nonsense' })).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(connect({ sessionId: 'nonsense' })).rejects.toMatchObject({ code: 'session_not_found' });
    const client = await connect();
    await expect(client.ask(' ').text()).rejects.toMatchObject({
      code: 'validation_failed',
      retryable: false,
      fields: [{ field: 'content' }],
    });
    await expect(client.follow('01890a5d-ac96-774b-bcce-b302099a8057').text()).rejects.toMatchObject({
      code: 'message_not_found',
    });
    expect(client.state).toBe('connected');
  });
});
