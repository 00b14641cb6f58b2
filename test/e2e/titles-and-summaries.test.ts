import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AnthropicServer } from '../support/anthropic-server.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** About eight hundred tokens a turn. */
const LONG = 'He won and won again. '.repeat(150);

describe('a long session', () => {
  let model: AnthropicServer;
  let app: TestApp;
  let client: RealtimeClient;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    app = await startTestApp(model.env);
    client = await RealtimeClient.connect(app.url, await app.token());
  });
  afterAll(async () => {
    client.close();
    await app.close();
    await model.close();
  });

  it('is summarized after an answer, and the model reads the summary instead of the covered messages', async () => {
    model.reply = (stream) => stream.answer(LONG);
    model.sideReply = (stream, { body }) =>
      stream.answer(JSON.stringify(body.system).includes('notes') ? 'NOTES: records were asked.' : 'A title');
    const summary = async (session: string) => {
      const [row] = await app.app
        .get(DataSource)
        .query<{ summary: string | null; summary_until: number | null }[]>(
          'SELECT summary, summary_until FROM app.chat_sessions WHERE id = $1',
          [session],
        );
      return row;
    };
    const { ack } = await client.ask('question 0 about Jon Jones');
    let questions = 1;
    while ((await summary(ack.session_id))?.summary == null) {
      expect(questions).toBeLessThan(20);
      await client.ask(`question ${questions}`, { session_id: ack.session_id });
      questions += 1;
      await sleep(100);
    }
    const { summary: notes, summary_until: until } = (await summary(ack.session_id)) ?? {};
    expect(notes).toBe('NOTES: records were asked.');
    expect(until).toBe(questions * 2 - 6);

    model.requests.length = 0;
    await client.ask('and the last one?', { session_id: ack.session_id });
    const [request] = model.requests;
    expect(JSON.stringify(request?.body.system)).toContain('NOTES: records were asked.');
    // The instructions come first and are constant, so that the provider can cache them.
    expect(request?.body.system?.[0]?.text).not.toContain('NOTES');
    const said = JSON.stringify(request?.body.messages);
    expect(said).not.toContain('question 0');
    expect(said).toContain(`question ${questions - 1}`);

    const rows = await app.app
      .get(DataSource)
      .query<{ kind: string }[]>(`SELECT kind FROM app.model_requests WHERE kind = 'compaction'`);
    expect(rows).toHaveLength(1);
    const stored = await app.app
      .get(DataSource)
      .query<unknown[]>('SELECT id FROM app.chat_messages WHERE session_id = $1', [ack.session_id]);
    expect(stored).toHaveLength(questions * 2 + 2);
  });
});
