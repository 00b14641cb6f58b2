import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

interface Result {
  session_id: string;
  session_title: string | null;
  message_id: string;
  excerpt: string;
  matches: { start: number; end: number }[];
}

describe('GET /api/chat/search', () => {
  let service: TestApp;
  let mine: RestClient;
  let other: RestClient;
  let sessionId: string;

  beforeAll(async () => {
    service = await startTestApp();
    mine = new RestClient(service.url, await service.token('searches@example.com'));
    other = new RestClient(service.url, await service.token('stranger@example.com'));
    sessionId = (await mine.post('/api/chat/session', { title: 'Records' })).body.session_id;
    for (const content of [
      '존 존스 전적 알려줘',
      'Jon JONES is 22-1 <b>50%</b> under_score \\d',
      '🥊 하빕의 전적은 29-0입니다',
      'jones again',
    ]) {
      await mine.post('/api/chat/message', { content, role: 'assistant', session_id: sessionId });
    }
  });
  afterAll(() => service.close());

  const search = (q: string, more = ''): ReturnType<RestClient['get']> =>
    mine.get(`/api/chat/search?q=${encodeURIComponent(q)}${more}`);
  const found = async (q: string): Promise<string[]> =>
    (await search(q)).body.results.map(({ excerpt }: Result) => excerpt);

  it('finds Korean and English words in any letter case, newest first', async () => {
    expect(await found('전적')).toEqual(['🥊 하빕의 전적은 29-0입니다', '존 존스 전적 알려줘']);
    expect(await found('JoNeS')).toEqual(['jones again', expect.stringContaining('JONES')]);
    expect(await found('전적'.normalize('NFD'))).toHaveLength(2);
    expect(await found('빕')).toHaveLength(1);
  });

  it('wants all words', async () => {
    expect(await found('전적 존스')).toEqual(['존 존스 전적 알려줘']);
    expect(await found('전적 nothing')).toEqual([]);
  });

  it('takes wildcards as characters', async () => {
    for (const [q, hits] of [
      ['%', 1],
      ['50%', 1],
      ['_', 1],
      ['under_score', 1],
      ['underXscore', 0],
      ['\\d', 1],
    ] as const) {
      expect([q, (await found(q)).length]).toEqual([q, hits]);
    }
  });

  it('gives session, title and the offsets of the matches in UTF-16', async () => {
    const [first] = (await search('하빕 전적')).body.results as Result[];
    expect(first).toMatchObject({ session_id: sessionId, session_title: 'Records', role: 'assistant' });
    expect(first?.matches.map(({ start, end }) => first.excerpt.slice(start, end))).toEqual(['하빕', '전적']);
    const [markup] = (await search('<b>50')).body.results as Result[];
    expect(markup?.excerpt).toContain('<b>50%</b>');
  });

  it('pages without gaps while messages are added', async () => {
    const first = (await search('전적', '&limit=1')).body;
    expect(first.results).toHaveLength(1);
    await mine.post('/api/chat/message', { content: '전적 later', role: 'user', session_id: sessionId });
    const second = (await search('전적', `&limit=1&cursor=${first.next_cursor}`)).body;
    expect(second.results.map(({ excerpt }: Result) => excerpt)).toEqual(['존 존스 전적 알려줘']);
    expect(second.next_cursor).toBeNull();
  });

  it("shows no other user's messages", async () => {
    expect((await other.get('/api/chat/search?q=jones')).body.results).toEqual([]);
  });

  it('refuses what it cannot search for', async () => {
    for (const query of [
      '',
      'q=',
      'q=%20',
      `q=${'x'.repeat(10_000)}`,
      'q=a%00b',
      'q=%ED%A0%80',
      `q=${'abcdefghijk'.split('').join('+')}`,
      'q=x&limit=0',
      'q=x&cursor=nonsense',
      'q=x&more=1',
    ]) {
      const { status, headers } = await mine.get(`/api/chat/search?${query}`);
      expect([query.slice(0, 30), status]).toEqual([query.slice(0, 30), 400]);
      expect(headers.get('content-type')).toContain('problem+json');
    }
  });
});
