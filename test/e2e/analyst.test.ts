import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describe('the embedded analyst over Socket.IO', () => {
  let app: TestApp;
  let token: string;

  /** The answers of one conversation, and the tools of the last one. */
  const converse = async (...turns: string[]): Promise<{ answers: string[]; tools: unknown[] }> => {
    const client = await RealtimeClient.connect(app.url, token);
    const answers: string[] = [];
    let sessionId: string | undefined;
    let tools: unknown[] = [];
    try {
      for (const turn of turns) {
        const { ack, end } = await client.ask(turn, sessionId === undefined ? {} : { session_id: sessionId });
        sessionId = ack.session_id;
        answers.push(end.content);
        tools = client
          .of(ack.response_id)
          .filter(({ event, data }) => event === 'tool_call' && data.status === 'done')
          .map(({ data }) => data['name']);
      }
    } finally {
      client.close();
    }
    return { answers, tools };
  };
  const ask = async (question: string): Promise<string> => (await converse(question)).answers[0] ?? '';

  beforeAll(async () => {
    app = await startTestApp();
    token = await app.token();
  });
  afterAll(async () => {
    await app.close();
  });

  it('answers from the data, with the tools it used', async () => {
    const { answers, tools } = await converse("What is Khabib Nurmagomedov's UFC record?");
    expect(answers[0]).toContain('13-0');
    expect(tools).toEqual(['get_fighter']);
  });

  it('answers in the language of the question', async () => {
    expect(await ask('존 존스 전적 알려줘')).toMatch(/존 존스\(Jon Jones\)의 UFC 전적은 \*\*22승 1패/);
  });

  it('follows a conversation', async () => {
    const { answers } = await converse('하빕 전적 알려줘', '그의 마지막 경기는?', '심판 누구였어?');
    expect(answers[1]).toContain('저스틴 게이치');
    expect(answers[2]).toContain('Jason Herzog');
  });

  it('answers that two fighters never met', async () => {
    expect(await ask('Have Khabib and Georges St-Pierre ever fought?')).toContain('never fought each other');
  });

  it('tells how it read a question, and what can be asked next', async () => {
    const client = await RealtimeClient.connect(app.url, token);
    const { ack, end } = await client.ask('Who has the most submission wins at lightweight since 2015?');
    expect(end).toMatchObject({
      content: expect.stringMatching(/^Most submission wins at lightweight since 2015: \*\*/),
      reading: { outcome: 'answered', ignored: [] },
      suggestions: expect.arrayContaining([expect.stringContaining('most submission losses at lightweight')]),
    });
    const next = await client.ask('and welterweight?', { session_id: ack.session_id });
    expect(next.end.content).toMatch(/^Most submission wins at welterweight since 2015: \*\*/);
    client.close();
  });

  it('tells opposites apart', async () => {
    expect(await ask('라이트급에서 가장 많이 이긴 선수는?')).toMatch(/^라이트급 승 최다 기록은/);
    expect(await ask('라이트급에서 가장 많이 진 선수는?')).toMatch(/^라이트급 패 최다 기록은/);
  });

  it('names the words that it leaves out', async () => {
    const client = await RealtimeClient.connect(app.url, token);
    const { end } = await client.ask('Who has the most quizzical wins at lightweight?');
    expect(end.reading).toMatchObject({ outcome: 'partly', ignored: ['quizzical'] });
    expect(end.content).toContain('This part of the question could not be applied: "quizzical".');
    client.close();
  });

  it('never invents a fighter', async () => {
    expect(await ask("What is Brick Hammerstone's UFC record?")).toContain('could not find a fighter');
  });

  it('notes an incomplete career', async () => {
    const answer = await ask('UFC 100 카드 보여줘');
    expect(answer).toContain('npm run data:import');
  });

  it('rejects unrelated questions', async () => {
    expect(await ask('오늘 서울 날씨 어때?')).toContain('UFC에 대한 질문에만');
  });
});
