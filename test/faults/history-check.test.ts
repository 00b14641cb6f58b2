import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import { seeded } from '../support/chaos-checks.js';
import { ChaosClient } from '../support/chaos-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { checkHistory, type HistoryCheck } from './night/history.js';

const EMAIL = 'checked@example.com';

describe(checkHistory, () => {
  let model: AnthropicServer;
  let app: TestApp;
  let client: ChaosClient;

  beforeAll(async () => {
    model = await AnthropicServer.start((reply) => reply.answer('One. ', 'Two. ', 'Three.'));
    app = await startTestApp(model.env, { ownDatabase: true });
    client = new ChaosClient(await app.token(EMAIL), () => [app.url], seeded(7));
    await client.askUntil(() => client.answers.length >= 4);
    // Background tasks write to the ledger too.
    expect(await check(20_000)).toEqual({ lost: [], doubled: [], broken: [] });
  });
  afterAll(async () => {
    await app.close();
    await model.close();
  });

  const check = (timeoutMs = 0): Promise<HistoryCheck> =>
    checkHistory((sql, parameters) => app.query(sql, parameters), [client], [EMAIL], timeoutMs);

  const answerId = (index: number): string => client.answers[index]?.answerId ?? '';
  const questionId = (index: number): string => client.answers[index]?.questionId ?? '';

  it('finds an answer whose text was changed', async () => {
    await app.query(`UPDATE app.chat_messages SET content = 'One. Two.' WHERE id = $1`, [answerId(0)]);
    expect((await check()).broken.join()).toContain(answerId(0));
  });

  it('finds a request that is missing in the ledger', async () => {
    await app.query(`DELETE FROM app.model_requests WHERE message_id = $1`, [answerId(1)]);
    expect((await check()).lost).toEqual([`ledger of ${answerId(1)}: 0 complete, 0 running`]);
  });

  it('finds a quota that does not add up', async () => {
    await app.query(`UPDATE app.users SET daily_requests = daily_requests - 1 WHERE email = $1`, [EMAIL]);
    expect((await check()).broken).toContain(`${EMAIL}: 3 requests counted, 4 answered`);
  });

  it('finds a question that was stored twice', async () => {
    await app.query(
      `INSERT INTO app.chat_messages (id, session_id, position, role, content, status)
       SELECT gen_random_uuid(), session_id, 1000, role, content, status FROM app.chat_messages WHERE id = $1`,
      [questionId(2)],
    );
    expect((await check()).doubled).toEqual([expect.stringContaining(': 2 times')]);
  });

  it('finds a question and an answer that are gone', async () => {
    await app.query(`DELETE FROM app.chat_messages WHERE id = ANY($1)`, [[answerId(3), questionId(3)]]);
    expect((await check()).lost).toEqual(
      expect.arrayContaining([`question ${questionId(3)}`, `answer ${answerId(3)}`]),
    );
  });

  it('finds an answer that ended twice, and one that did not end', async () => {
    const [first, second] = client.answers;
    first?.ends.push(...first.ends);
    second?.ends.splice(0);
    const { lost, doubled } = await check();
    expect(doubled).toContain(`the end of ${answerId(0)}`);
    expect(lost).toContain(`the end of ${answerId(1)}`);
  });
});
