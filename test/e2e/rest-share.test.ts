import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('sharing a chat session', () => {
  let service: TestApp;
  let mine: RestClient;
  let other: RestClient;
  let stranger: RestClient;
  const lines: string[] = [];

  beforeAll(async () => {
    service = await startTestApp(
      { PUBLIC_URL: 'https://mma.example/', LOG_LEVEL: 'info' },
      { log: (line) => lines.push(line) },
    );
    mine = new RestClient(service.url, await service.token('shares@example.com'));
    other = new RestClient(service.url, await service.token('other@example.com'));
    stranger = new RestClient(service.url);
  });
  afterAll(() => service.close());

  const newSession = async (): Promise<string> => {
    const id = (await mine.post('/api/chat/session', { title: 'To share' })).body.session_id as string;
    await mine.post('/api/chat/message', { content: 'Who won?', role: 'user', session_id: id });
    await mine.post('/api/chat/message', { content: '**Khabib**', role: 'assistant', session_id: id });
    return id;
  };
  const share = async (id: string): Promise<string> =>
    (await mine.post(`/api/chat/session/${id}/share`)).body.token;
  const read = (token: string): ReturnType<RestClient['get']> => stranger.get(`/api/share/${token}`);

  it('shows a snapshot to everyone with the link, without anything about the user', async () => {
    const id = await newSession();
    const { status, body } = await mine.post(`/api/chat/session/${id}/share`);
    expect(status).toBe(201);
    expect(body.url).toBe(`https://mma.example/share/${body.token}`);
    await mine.post('/api/chat/message', { content: 'Later secret', role: 'user', session_id: id });
    const shared = await read(body.token);
    expect(shared.body).toEqual({
      title: 'To share',
      created_at: body.created_at,
      is_complete: true,
      messages: [
        expect.objectContaining({ role: 'user', content: 'Who won?' }),
        expect.objectContaining({ role: 'assistant', content: '**Khabib**', status: 'complete' }),
      ],
    });
    expect(Object.keys(shared.body.messages[1]).sort()).toEqual([
      'content',
      'grounding',
      'parts',
      'role',
      'sources',
      'status',
      'timestamp',
    ]);
    expect(shared.text).not.toContain(id);
    expect(shared.headers.get('cache-control')).toBe('no-store');
    expect(shared.headers.get('x-robots-tag')).toBe('noindex');
    expect(
      await service.query('SELECT 1 FROM app.chat_shares WHERE snapshot::text LIKE $1', [`%${body.token}%`]),
    ).toEqual([]);
    expect((await mine.get(`/api/chat/session/${id}/share`)).body).toEqual({
      shared: true,
      created_at: body.created_at,
    });
  });

  it('ends the earlier link when it is shared again, and all when it is stopped', async () => {
    const id = await newSession();
    const first = await share(id);
    const second = await share(id);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect((await other.delete(`/api/chat/session/${id}/share`)).status).toBe(404);
    expect((await other.post(`/api/chat/session/${id}/share`)).status).toBe(404);
    expect((await mine.delete(`/api/chat/session/${id}/share`)).status).toBe(204);
    expect((await mine.delete(`/api/chat/session/${id}/share`)).status).toBe(204);
    expect((await read(second)).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await mine.get(`/api/chat/session/${id}/share`)).body).toEqual({
      shared: false,
      created_at: null,
    });
  });

  it('ends with the session', async () => {
    const id = await newSession();
    const token = await share(id);
    await mine.delete(`/api/chat/session/${id}`);
    expect((await read(token)).status).toBe(404);
  });

  it('does not work while the account is deactivated', async () => {
    const token = await share(await newSession());
    const set = (active: boolean): Promise<unknown> =>
      service.query('UPDATE app.users SET is_active = $1 WHERE email = $2', [active, 'shares@example.com']);
    await set(false);
    expect((await read(token)).status).toBe(404);
    await set(true);
    expect((await read(token)).status).toBe(200);
  });

  it('knows no other link and refuses unknown sessions', async () => {
    for (const token of [v7(), 'x', 'A'.repeat(43), '%00', '..%2Fhealth']) {
      expect([token.slice(0, 9), (await read(token)).status]).toEqual([token.slice(0, 9), 404]);
    }
    expect((await mine.post(`/api/chat/session/${v7()}/share`)).status).toBe(404);
    expect((await stranger.post(`/api/chat/session/${v7()}/share`)).status).toBe(401);
  });

  it('leaves no token in the log', async () => {
    const token = await share(await newSession());
    await read(token);
    await read(`${token}x`);
    expect(lines.join('\n')).not.toContain(token);
  });
});
