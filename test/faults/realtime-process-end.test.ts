import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { gate, joinGapless, RealtimeClient } from '../support/realtime-client.js';
import { ServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

interface StoredMessage {
  id: string;
  content: string;
  status: string;
}

describe('the end of the process during an answer', () => {
  let database: TestDatabase;
  let model: AnthropicServer;
  let service: ServiceProcess;
  const clients: RealtimeClient[] = [];

  const start = (): Promise<ServiceProcess> => ServiceProcess.start({ ...database.env, ...model.env });
  const connect = async (): Promise<RealtimeClient> => {
    const client = await RealtimeClient.connect(service.url, await service.token());
    clients.push(client);
    return client;
  };
  const history = async (sessionId: string): Promise<StoredMessage[]> => {
    const response = await fetch(`${service.url}/api/chat/history?session_id=${sessionId}`, {
      headers: { authorization: `Bearer ${await service.token()}` },
    });
    return ((await response.json()) as { messages: StoredMessage[] }).messages;
  };

  // A start takes seconds: each test uses the service that the previous one restarted.
  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    model = await AnthropicServer.start();
    service = await start();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await service.end('SIGKILL');
    await model.close();
    await database.close();
  });

  it('by kill -9 loses no committed message, and keeps the text up to the last checkpoint', async () => {
    model.reply = (stream) => stream.answer('Whole.');
    const client = await connect();
    const { ack: before } = await client.ask('first');
    model.reply = async (stream, request) => {
      stream.beginText();
      stream.delta('Early part. ');
      await Promise.race([sleep(2500), request.aborted]);
      stream.delta('Late part. ');
      await request.aborted;
    };
    const ack = await client.send('message', { content: 'second', session_id: before.session_id });
    await client.waitFor('response_chunk', ({ content }) => content === 'Late part. ');
    const seen = joinGapless(client.chunksOf(ack.response_id));

    await service.end('SIGKILL');
    service = await start();

    const again = await connect();
    const resumed = await again.send('resume', { message_id: ack.response_id, after_seq: 0 });
    expect(resumed.ok).toBe(true);
    const end = await again.endOf(ack.response_id);
    expect(end.status).toBe('interrupted');
    expect(end.content.startsWith('Early part. ')).toBe(true);
    expect(seen.startsWith(end.content)).toBe(true);
    expect(joinGapless(again.chunksOf(ack.response_id))).toBe(end.content);
    expect(await history(before.session_id)).toMatchObject([
      { content: 'first', status: 'complete' },
      { id: before.response_id, content: 'Whole.', status: 'complete' },
      { id: ack.message_id, content: 'second', status: 'complete' },
      { id: ack.response_id, content: end.content, status: 'interrupted' },
    ]);
    model.reply = (stream) => stream.answer('Whole again.');
    expect((await again.ask('third', { session_id: before.session_id })).end.content).toBe('Whole again.');
  });

  it('by kill -9 in the first second of an answer keeps the text sent some tenths of a second before', async () => {
    model.reply = async (stream, request) => {
      stream.beginText();
      stream.delta('Shown early. ');
      await request.aborted;
    };
    const client = await connect();
    const ack = await client.send('message', { content: 'question' });
    await client.waitFor('response_chunk');
    await sleep(700);

    await service.end('SIGKILL');
    service = await start();

    const again = await connect();
    await again.send('resume', { message_id: ack.response_id, after_seq: 0 });
    expect(await again.endOf(ack.response_id)).toMatchObject({
      status: 'interrupted',
      content: 'Shown early. ',
    });
  });

  it('by SIGTERM lets the answer end, and refuses new questions', async () => {
    const rest = gate();
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta('Begun. ');
      await rest.opened;
      stream.delta('Ended.');
      stream.endBlock();
      stream.stop();
    };
    const client = await connect();
    const ack = await client.send('message', { content: 'question' });
    await client.waitFor('response_chunk');
    const ended = service.end('SIGTERM');
    await expect(untilRefused(client)).resolves.toMatchObject({
      error: { code: 'shutting_down', retryable: true },
    });
    rest.open();
    expect(await client.endOf(ack.response_id)).toMatchObject({
      status: 'complete',
      content: 'Begun. Ended.',
    });
    await ended;
    service = await start();
    expect((await history(ack.session_id))[1]).toMatchObject({
      status: 'complete',
      content: 'Begun. Ended.',
    });
  });

  it('by SIGTERM stores the text of an answer that takes too long', async () => {
    model.reply = async (stream, request) => {
      stream.beginText();
      stream.delta('Begun. ');
      await request.aborted;
    };
    const client = await connect();
    const ack = await client.send('message', { content: 'question' });
    await client.waitFor('response_chunk');
    await service.end('SIGTERM');
    expect(await client.endOf(ack.response_id)).toMatchObject({ status: 'interrupted', content: 'Begun. ' });
    service = await start();
    expect((await history(ack.session_id))[1]).toMatchObject({ status: 'interrupted', content: 'Begun. ' });
  });
});

/** Asks new questions until one is refused. */
async function untilRefused(client: RealtimeClient): Promise<unknown> {
  for (;;) {
    const answer = await client.send('message', { content: 'one more' });
    if (answer.ok !== true) return answer;
    await client.send('stop', { message_id: answer.response_id });
  }
}
