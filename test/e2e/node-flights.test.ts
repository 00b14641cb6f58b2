import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { TestNodes, testRedisUrl } from '../support/nodes.js';
import { RealtimeClient } from '../support/realtime-client.js';

type Client = RealtimeClient;

describeWith([POSTGRES, REDIS], 'the same question on two nodes at once', () => {
  let model: AnthropicServer;
  let nodes: TestNodes;
  let first: Client;
  let second: Client;
  let goOn: () => void;
  /** Answers of earlier runs are in the cache. */
  let number = Date.now();

  beforeAll(async () => {
    model = await AnthropicServer.start();
    nodes = await TestNodes.start(2, { ...model.env, REDIS_URL: testRedisUrl(11) });
    [first, second] = (await Promise.all(
      nodes.apps.map(async (app, index) =>
        RealtimeClient.connect(app.url, await app.token(`flight-${index}@example.com`)),
      ),
    )) as [Client, Client];
  });
  beforeEach(() => {
    number += 1;
    model.requests.length = 0;
    const going = new Promise<void>((resolve) => (goOn = resolve));
    model.reply = async (stream) => {
      stream.beginText();
      stream.delta('The elbow is a strike ');
      await going;
      stream.delta('of the arm.');
      stream.endBlock();
      stream.stop();
    };
  });
  afterAll(async () => {
    first.close();
    second.close();
    await nodes.close();
    await model.close();
  });

  const ask = async (client: Client): Promise<string> => {
    const ack = await client.send('message', { content: `What is elbow number ${number}?` });
    const { response_id: id } = ack as { response_id: string };
    await client.waitFor('response_chunk', ({ message_id }) => message_id === id);
    return id;
  };
  const endOf = (client: Client, id: string) =>
    client.waitFor('response_end', ({ message_id }) => message_id === id);
  const billed = async (id: string): Promise<number> => {
    const [app] = nodes.apps;
    const rows = await app?.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM app.model_requests WHERE message_id = $1 AND kind = 'answer'`,
      [id],
    );
    return rows?.[0]?.count ?? 0;
  };

  it('is answered by one request, which streams to both and bills the first', async () => {
    const one = await ask(first);
    const two = await ask(second);
    goOn();
    const ends = await Promise.all([endOf(first, one), endOf(second, two)]);
    expect(ends).toEqual([
      expect.objectContaining({ content: 'The elbow is a strike of the arm.', cached: false }),
      expect.objectContaining({ content: 'The elbow is a strike of the arm.', cached: true }),
    ]);
    expect(model.requests).toHaveLength(1);
    expect([await billed(one), await billed(two)]).toEqual([1, 0]);
  });

  it('is answered to the second, who then pays, when the first stops', async () => {
    const one = await ask(first);
    const two = await ask(second);
    await first.send('stop', { message_id: one });
    expect(await endOf(first, one)).toMatchObject({ status: 'stopped' });
    goOn();
    expect(await endOf(second, two)).toMatchObject({
      status: 'complete',
      content: 'The elbow is a strike of the arm.',
      cached: false,
    });
    expect(model.requests).toHaveLength(1);
    // The other node writes the entry, some milliseconds after the end.
    while ((await billed(two)) === 0) await sleep(20);
    expect(await billed(one)).toBe(0);
  });

  it('ends the request when both stop', async () => {
    const one = await ask(first);
    const two = await ask(second);
    await second.send('stop', { message_id: two });
    expect(await endOf(second, two)).toMatchObject({ status: 'stopped' });
    await first.send('stop', { message_id: one });
    expect(await endOf(first, one)).toMatchObject({ status: 'stopped' });
    await model.requests[0]?.aborted;
    goOn();
  });

  it('is answered again after a failure', async () => {
    const fails = model.reply;
    model.reply = (stream) => stream.refuseAs('invalid_request');
    const ack = (await first.send('message', { content: `What is elbow number ${number}?` })) as {
      response_id: string;
    };
    await first.waitFor('error', ({ message_id }) => message_id === ack.response_id);
    await sleep(50);
    model.reply = fails;
    const two = await ask(second);
    goOn();
    expect(await endOf(second, two)).toMatchObject({ status: 'complete' });
  });
});
