import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AnswerUsage } from '@app/chat-protocol';
import { AnthropicServer } from '../support/anthropic-server.js';
import { describeWith, POSTGRES, REDIS } from '../support/needs.js';
import { TestNodes, testRedisUrl } from '../support/nodes.js';
import { RealtimeClient } from '../support/realtime-client.js';

const REDIS_DATABASE = 10;

describeWith([POSTGRES, REDIS], 'a provider that two nodes use', () => {
  let model: AnthropicServer;
  let nodes: TestNodes;
  let clients: RealtimeClient[];

  beforeAll(async () => {
    model = await AnthropicServer.start((stream) => stream.refuseAs('overloaded'));
    nodes = await TestNodes.start(2, {
      ...model.env,
      REDIS_URL: testRedisUrl(REDIS_DATABASE),
      LLM_FALLBACK: 'embedded',
    });
    clients = await Promise.all(
      nodes.apps.map(async (app, index) =>
        RealtimeClient.connect(app.url, await app.token(`node-${index}@example.com`)),
      ),
    );
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await nodes.close();
    await model.close();
  });

  const ask = async (node: number, question: string) => (await clients[node]?.ask(question))?.end;

  it('is not asked by the one after the circuit of the other opened', async () => {
    let asked = 0;
    const isOpen = async (node: number): Promise<boolean> => {
      asked += 1;
      const end = await ask(node, `Who won UFC ${200 + asked}?`);
      return (end?.usage as AnswerUsage | null)?.model?.fallback_reason === 'circuit_open';
    };
    // Ten failures open it.
    while (!(await isOpen(0))) expect(asked).toBeLessThan(20);
    const before = model.requests.length;
    expect(await isOpen(1)).toBe(true);
    expect(model.requests).toHaveLength(before);
  });
});
