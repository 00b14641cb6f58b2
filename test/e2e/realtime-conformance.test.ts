import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@app/common';
import { AnthropicServer } from '../support/anthropic-server.js';
import { type ConformanceClient, type Transport, TRANSPORTS } from '../support/conformance-clients.js';
import { type Fields, fresh, gate, joinGapless } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** Guarantees of the realtime contract over every transport. */
describe.each(TRANSPORTS)('an answer over $name', ({ connect }: Transport) => {
  let model: AnthropicServer;
  let app: TestApp;
  let client: ConformanceClient;
  let token: string;
  const clients: ConformanceClient[] = [];

  const open = async (email = 'someone@example.com'): Promise<ConformanceClient> => {
    const opened = await connect(app, await app.token(email));
    clients.push(opened);
    return opened;
  };
  const of = (from: ConformanceClient, answer: Fields) =>
    from.seen.events.filter(({ data }) => data.message_id === answer.response_id);
  const chunksOf = (from: ConformanceClient, answer: Fields): Fields[] =>
    of(from, answer)
      .filter(({ event }) => event === 'response_chunk')
      .map(({ data }) => data);
  const endOf = (from: ConformanceClient, answer: Fields): Promise<Fields> =>
    from.seen.waitFor(
      ({ event, data }) => event === 'response_end' && data.message_id === answer.response_id,
    );
  const firstChunkOf = (from: ConformanceClient, answer: Fields): Promise<Fields> =>
    from.seen.waitFor(
      ({ event, data }) => event === 'response_chunk' && data.message_id === answer.response_id,
    );
  const history = async (sessionId: string): Promise<(Fields & { id: string })[]> => {
    const response = await fetch(`${app.url}/api/chat/history?session_id=${sessionId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { messages: (Fields & { id: string })[] }).messages;
  };
  const versions = async (answerId: unknown): Promise<unknown[]> => {
    const response = await fetch(`${app.url}/api/chat/message/${String(answerId)}/versions`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { versions: unknown[] }).versions;
  };
  const accepted = async (answer: Promise<Fields>): Promise<Fields> => {
    const fields = await answer;
    expect(fields).toMatchObject({ ok: true });
    return fields;
  };
  /** The model sends a first part, and the rest when the gate opens. */
  const streamInTwoParts = (first: string, rest: string): (() => void) => {
    const { opened, open: openGate } = gate();
    model.reply = async (reply) => {
      reply.beginText();
      reply.delta(first);
      await opened;
      for (const piece of rest.match(/.{1,3}/gsu) ?? []) reply.delta(piece);
      reply.endBlock();
      reply.stop();
    };
    return openGate;
  };

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    token = await app.token();
  });
  beforeEach(async () => {
    model.reply = (reply) => reply.answer('존 존스', ' is ', '💪.');
    client = await open();
  });
  afterEach(() => {
    for (const opened of clients.splice(0)) opened.cut();
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  it('has one start, no gaps and one end, and equals the stored text', async () => {
    model.reply = (reply, { body }) => {
      const hasResult = JSON.stringify(body.messages.at(-1)).includes('tool_result');
      if (hasResult) return reply.answer('존 존스', ' is ', '💪.');
      reply.toolCall('t1', 'get_fighter', { fighter: 'Jon Jones' });
      reply.stop('tool_use');
    };
    const answer = await accepted(client.ask({ content: fresh('Who') }));
    const end = await endOf(client, answer);
    const events = of(client, answer).map(({ event }) => event);
    expect(events[0]).toBe('response_start');
    expect(events.at(-1)).toBe('response_end');
    expect(events.filter((event) => event === 'response_start')).toHaveLength(1);
    expect(events.filter((event) => event === 'response_end')).toHaveLength(1);
    expect(events).toContain('tool_call');
    expect(joinGapless(chunksOf(client, answer))).toBe(end.content);
    const [question, stored] = await history(answer.session_id);
    expect(question).toMatchObject({ id: answer.message_id, role: 'user' });
    expect(stored).toMatchObject({ id: answer.response_id, content: end.content, status: 'complete' });
  });

  it('is generated once for the same client_message_id', async () => {
    const { session_id: sessionId } = await accepted(client.ask({ content: fresh('Begin') }));
    await client.seen.waitFor(({ event }) => event === 'response_end');
    const question = { content: fresh('Twice'), sessionId, clientMessageId: newId() };
    const first = await accepted(client.ask(question));
    const second = await accepted(client.ask(question));
    expect(second).toMatchObject({ ...first, duplicate: true });
    await endOf(client, first);
    expect(await history(sessionId)).toHaveLength(4);
  });

  it('is refused when its client_message_id was used for other content', async () => {
    const clientMessageId = newId();
    const first = await accepted(client.ask({ content: fresh('Begin'), clientMessageId }));
    await endOf(client, first);
    const refused = await client.ask({
      content: fresh('Something else'),
      sessionId: first.session_id,
      clientMessageId,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await client.regenerate(first, clientMessageId)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(await history(first.session_id)).toHaveLength(2);
  });

  it('is regenerated once per client_message_id, and for no other answer', async () => {
    const question = await accepted(client.ask({ content: fresh('Again') }));
    await endOf(client, question);
    const openGate = streamInTwoParts('Another', ' one.');
    const clientMessageId = newId();
    const first = await accepted(client.regenerate(question, clientMessageId));
    const whileMade = await accepted(client.regenerate(question, clientMessageId));
    expect(whileMade).toMatchObject({ ...first, duplicate: true });
    openGate();
    await endOf(client, first);
    const afterwards = await accepted(client.regenerate(question, clientMessageId));
    expect(afterwards).toMatchObject({ ...first, duplicate: true });
    expect(await client.regenerate(first, clientMessageId)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(
      await client.ask({ content: fresh('Who'), sessionId: question.session_id, clientMessageId }),
    ).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await history(question.session_id)).toHaveLength(2);
    expect(await versions(afterwards.response_id)).toHaveLength(2);
  });

  it('continues when the connection is cut, and is resumed without a gap or a repeat', async () => {
    const openGate = streamInTwoParts('seen 가나다 ', 'and then all the rest of it 💪💪.');
    const answer = await accepted(client.ask({ content: fresh('Cut') }));
    const { seq } = await firstChunkOf(client, answer);
    client.cut();
    openGate();
    const again = await open();
    await accepted(again.resume(answer, seq));
    const end = await endOf(again, answer);
    expect(end).toMatchObject({ status: 'complete' });
    expect(joinGapless([...chunksOf(client, answer), ...chunksOf(again, answer)])).toBe(end.content);
    expect(of(again, answer).filter(({ event }) => event === 'response_start')).toEqual([]);
    const late = await open();
    await accepted(late.resume(answer, 0));
    expect(await endOf(late, answer)).toEqual(end);
    expect(joinGapless(chunksOf(late, answer))).toBe(end.content);
    expect(of(late, answer)[0]?.event).toBe('response_start');
  });

  it('stops at once, with its text', async () => {
    streamInTwoParts('only this', 'never');
    const answer = await accepted(client.ask({ content: fresh('Stop') }));
    await firstChunkOf(client, answer);
    await accepted(client.stop(answer));
    await model.requests.at(-1)?.aborted;
    const end = await endOf(client, answer);
    expect(end).toMatchObject({ status: 'stopped', content: 'only this' });
    expect(joinGapless(chunksOf(client, answer))).toBe('only this');
    await accepted(client.stop(answer));
  });

  it('blocks its session', async () => {
    const openGate = streamInTwoParts('x', 'y');
    const answer = await accepted(client.ask({ content: fresh('Busy') }));
    const refused = await client.ask({ content: 'me too', sessionId: answer.session_id });
    expect(refused).toMatchObject({ ok: false, error: { code: 'session_busy' } });
    openGate();
    await endOf(client, answer);
    await accepted(client.ask({ content: fresh('now'), sessionId: answer.session_id }));
  });

  it('is regenerated, and the first one stays as a version', async () => {
    const first = await accepted(client.ask({ content: fresh('Again') }));
    await endOf(client, first);
    model.reply = (reply) => reply.answer('Another one.');
    const second = await accepted(client.regenerate(first));
    expect(second).toMatchObject({ session_id: first.session_id, message_id: first.message_id });
    expect(await endOf(client, second)).toMatchObject({ content: 'Another one.' });
    expect((await history(first.session_id)).map(({ content }) => content)).toEqual([
      expect.any(String),
      'Another one.',
    ]);
  });

  it('fails clearly when the model does', async () => {
    model.reply = (reply) => reply.refuseAs('key');
    const answer = await accepted(client.ask({ content: fresh('Fail') }));
    expect(await endOf(client, answer)).toMatchObject({ status: 'failed', content: '' });
    expect(of(client, answer).map(({ event }) => event)).toContain('error');
  });

  it('is not found by another user', async () => {
    const openGate = streamInTwoParts('secret', 's');
    const answer = await accepted(client.ask({ content: fresh('Mine') }));
    await firstChunkOf(client, answer);
    const stranger = await open('stranger@example.com');
    for (const refused of [
      await stranger.resume(answer, 0),
      await stranger.stop(answer),
      await stranger.regenerate(answer),
      await stranger.ask({ content: 'x', sessionId: answer.session_id }),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: { code: expect.stringMatching(/_not_found$/) } });
    }
    expect(of(stranger, answer)).toEqual([]);
    openGate();
    expect(await endOf(client, answer)).toMatchObject({ status: 'complete' });
  });

  it.each([
    ['empty', ''],
    ['too long', 'x'.repeat(4001)],
    ['no text', 7],
    ['with a NUL', 'a\0b'],
  ])('refuses content that is %s', async (_what, content) => {
    const refused = await client.ask({ content });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'validation_failed', errors: [{ field: 'content' }] },
    });
  });

  it('is complete after many disconnections, and when it is long', async () => {
    const text = Array.from({ length: 4_000 }, (_, index) => `문장 ${index} 💪 `).join('');
    model.reply = async (reply) => {
      reply.beginText();
      for (const piece of text.match(/.{1,200}/gsu) ?? []) {
        reply.delta(piece);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      reply.endBlock();
      reply.stop();
    };
    const answer = await accepted(client.ask({ content: fresh('길게 답해 줘') }));
    await firstChunkOf(client, answer);
    const chunks = chunksOf(client, answer);
    client.cut();
    for (let cuts = 0; cuts < 10; cuts += 1) {
      const next = await open();
      await accepted(next.resume(answer, chunks.at(-1)?.seq ?? 0));
      await next.seen.waitFor(({ event }) => event === 'response_chunk' || event === 'response_end');
      chunks.push(...chunksOf(next, answer));
      next.cut();
    }
    const last = await open();
    await accepted(last.resume(answer, chunks.at(-1)?.seq ?? 0));
    const end = await endOf(last, answer);
    chunks.push(...chunksOf(last, answer));
    // A boolean, so that a failure does not print the whole text. The service's notes follow the text.
    expect(joinGapless(chunks) === end.content).toBe(true);
    expect(end.content.startsWith(text.trimEnd())).toBe(true);
  });
});
