import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChatClient } from '@app/client';
import { v7 } from 'uuid';
import { AnthropicServer } from '../support/anthropic-server.js';
import { fresh, gate, RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

interface Version {
  is_current: boolean;
  question: { id: string; content: string };
  answer: { id: string; content: string; reply_to: string };
}

describe('versions of questions and answers', () => {
  let model: AnthropicServer;
  let service: TestApp;
  let token: string;
  let mine: RestClient;
  let other: RestClient;

  beforeAll(async () => {
    model = await AnthropicServer.start();
    model.sideReply = (stream) => stream.answer('A title');
    service = await startTestApp(model.env);
    token = await service.token('mine@example.com');
    mine = new RestClient(service.url, token);
    other = new RestClient(service.url, await service.token('other@example.com'));
  });
  beforeEach(() => {
    model.reply = (stream) => stream.answer('First.');
  });
  afterAll(async () => {
    await service.close();
    await model.close();
  });

  const connect = (): Promise<RealtimeClient> => RealtimeClient.connect(service.url, token);
  const versionsOf = async (id: string): Promise<Version[]> =>
    (await mine.get(`/api/chat/message/${id}/versions`)).body.versions;
  const historyOf = async (id: string): Promise<string[]> =>
    (await mine.get(`/api/chat/history?session_id=${id}`)).body.messages.map(
      ({ content }: { content: string }) => content,
    );

  it('lists regenerated answers, oldest first, and the history shows the current one', async () => {
    const socket = await connect();
    const question = fresh('Who?');
    const { ack } = await socket.ask(question);
    model.reply = (stream) => stream.answer('Second.');
    const again = await socket.send('regenerate', { message_id: ack.response_id });
    await socket.endOf(again.response_id);
    for (const id of [ack.response_id, again.response_id]) {
      const versions = await versionsOf(id);
      expect(versions.map(({ is_current, answer }) => [answer.content, is_current])).toEqual([
        ['First.', false],
        ['Second.', true],
      ]);
      expect(versions.map(({ answer }) => answer.reply_to)).toEqual([ack.message_id, ack.message_id]);
    }
    expect(await historyOf(ack.session_id)).toEqual([question, 'Second.']);
    socket.close();
  });

  it('replaces the newest question, which the model no longer sees', async () => {
    const socket = await connect();
    const { ack } = await socket.ask(fresh('Who won?'));
    model.requests.length = 0;
    model.reply = (stream) => stream.answer('Edited.');
    const content = fresh('Who lost?');
    const edited = await socket.send('edit', { message_id: ack.message_id, content });
    expect(edited).toMatchObject({ ok: true, session_id: ack.session_id, duplicate: false });
    await socket.endOf(edited.response_id);
    expect(JSON.stringify(model.requests[0]?.body.messages)).not.toContain('Who won?');
    expect(await historyOf(ack.session_id)).toEqual([content, 'Edited.']);
    expect(
      (await versionsOf(ack.response_id)).map(({ question, answer }) => [question.content, answer.content]),
    ).toEqual([
      [expect.stringMatching(/^Who won/), 'First.'],
      [content, 'Edited.'],
    ]);
    const received = await socket.waitFor(
      'message_received',
      (event) => event.message_id === edited.message_id,
    );
    expect(received).toMatchObject({ content, replaces: ack.message_id });
    expect(await socket.send('regenerate', { message_id: ack.response_id })).toMatchObject({
      ok: false,
      error: { code: 'message_not_found' },
    });
    socket.close();
  });

  it('edits once per client_message_id; refuses older questions, other texts and other users', async () => {
    const socket = await connect();
    const { ack } = await socket.ask(fresh('One'));
    const edit = { message_id: ack.message_id, content: fresh('Two'), client_message_id: 'edit-1' };
    const first = await socket.send('edit', edit);
    await socket.endOf(first.response_id);
    expect(await socket.send('edit', edit)).toEqual({ ...first, duplicate: true });
    for (const [fields, code] of [
      [{ ...edit, content: fresh('Three') }, 'conflict'],
      [{ ...edit, client_message_id: 'edit-2' }, 'conflict'],
      [{ ...edit, message_id: first.response_id }, 'message_not_found'],
      [{ ...edit, message_id: v7() }, 'message_not_found'],
      [{ ...edit, content: ' ' }, 'validation_failed'],
      [{ ...edit, content: 'x'.repeat(4001) }, 'validation_failed'],
    ] as const) {
      expect(await socket.send('edit', fields)).toMatchObject({ ok: false, error: { code } });
    }
    const path = `/api/chat/session/${ack.session_id}/messages/${first.message_id}/edit`;
    expect(await other.post(path, { content: 'mine now' })).toMatchObject({ status: 404 });
    expect(await other.get(`/api/chat/message/${first.response_id}/versions`)).toMatchObject({ status: 404 });
    expect(await mine.get(`/api/chat/message/${first.message_id}/versions`)).toMatchObject({ status: 404 });
    const elsewhere = `/api/chat/session/${v7()}/messages/${first.message_id}/edit`;
    expect(await mine.post(elsewhere, { content: 'x' })).toMatchObject({ status: 404 });
    expect(await mine.post(path, { content: fresh('Over REST') })).toMatchObject({
      status: 202,
      body: { session_id: ack.session_id, duplicate: false },
    });
    socket.close();
  });

  it('is refused while an answer runs', async () => {
    const rest = gate();
    model.reply = async (stream) => {
      await rest.opened;
      stream.answer('Late.');
    };
    const socket = await connect();
    const ack = await socket.send('message', { content: fresh('Slow') });
    expect(await socket.send('edit', { message_id: ack.message_id, content: fresh('Faster') })).toMatchObject(
      { ok: false, error: { code: 'session_busy' } },
    );
    rest.open();
    await socket.endOf(ack.response_id);
    expect(await historyOf(ack.session_id)).toHaveLength(2);
    socket.close();
  });

  it('is edited by the client, and exported in all versions', async () => {
    const client = await ChatClient.connect({ url: service.url, token });
    const asked = client.ask(fresh('Client question'));
    await asked.text();
    const turn = await asked.accepted;
    model.reply = (stream) => stream.answer('By the client.');
    expect(await client.edit(turn?.message_id ?? '', fresh('Client edit')).text()).toBe('By the client.');
    client.close();
    const { text } = await mine.get('/api/user/export');
    expect(text).toContain('Client question');
    expect(text).toContain('Client edit');
  });
});
