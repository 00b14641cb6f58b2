import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWith, filesAt } from '../support/needs.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { ALL_DATA } from '../support/test-database.js';

describeWith([filesAt(ALL_DATA)], 'the embedded analyst on hypothetical bouts and ratings', () => {
  let app: TestApp;
  let client: RealtimeClient;

  const ask = async (question: string): Promise<{ text: string; tools: unknown[] }> => {
    const { ack, end } = await client.ask(question);
    const tools = client
      .of(ack.response_id)
      .filter(({ event, data }) => event === 'tool_call' && data.status === 'done')
      .map(({ data }) => data['name']);
    return { text: end.content, tools };
  };

  beforeAll(async () => {
    app = await startTestApp({}, { data: 'all' });
    client = await RealtimeClient.connect(app.url, await app.token());
  }, 300_000);
  afterAll(async () => {
    client.close();
    await app.close();
  });

  it('estimates with the accuracy of the backtest beside it, and without advice', async () => {
    const { text, tools } = await ask('Who would win, Jones or Aspinall?');
    expect(tools).toEqual(['predict_matchup']);
    expect(text).toMatch(/^\*\*Estimate: Jon Jones \d\d\.\d%, Tom Aspinall \d\d\.\d%\*\*/);
    expect(text).toMatch(
      /backtest on 4,525 UFC bouts since 2015, the favourite of such estimates won 6\d\.\d%/,
    );
    expect(text).toContain('not betting advice');
  });

  it('gives the same figures in Korean', async () => {
    const english = await ask('Who would win, Jones or Aspinall?');
    const korean = await ask('존 존스랑 아스피날 붙으면 누가 이겨?');
    expect(korean.text).toMatch(/^\*\*추정: 존 존스\(Jon Jones\) \d\d\.\d%, /);
    const figures = (text: string) => /(\d\d\.\d)%, .*? (\d\d\.\d)%/.exec(text)?.slice(1);
    expect(figures(korean.text)).toEqual(figures(english.text));
    expect(korean.text).toContain('베팅 조언이 아닙니다');
  });

  it.each([
    ['rating of Makhachev', /Islam Makhachev's rating is \*\*\d{4} ± \d+\*\*/],
    ['마카체프 레이팅', /의 레이팅은 \*\*\d{4} ± \d+\*\*입니다/],
    ['highest rated lightweights', /Highest rated fighters at lightweight/],
    ['라이트급 레이팅 순위', /라이트급 레이팅 상위 선수/],
  ])('answers %j', async (question, expected) => {
    const { text, tools } = await ask(question);
    expect(tools).toEqual(['get_ratings']);
    expect(text).toMatch(expected);
  });

  it.each(['who will win UFC 320?', 'who wins the next title fight?', 'who wins topuria vs makhachev?'])(
    'leaves a result to come unanswered: %s',
    async (question) => {
      const { text, tools } = await ask(question);
      expect(tools).toEqual([]);
      expect(text).toContain('not in the data');
      expect(text).not.toMatch(/\d%/);
    },
  );

  it.each([
    ['Who would win, Jon Jones or Amanda Nunes?', /no estimate for these two/],
    ['Who would win, Jon Jones or Demetrious Johnson?', /at most two weight classes apart/],
    ['should I bet on Jones, would he beat Aspinall?', /betting advice/],
  ])('refuses %j', async (question, expected) => {
    const { text } = await ask(question);
    expect(text).toMatch(expected);
    expect(text).not.toMatch(/\d%/);
  });
});
