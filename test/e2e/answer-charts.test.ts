import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnthropicReply } from '../support/anthropic-server.js';
import type { RecordedRequest } from '../support/model-server.js';
import { RealtimeClient, type Fields } from '../support/realtime-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { VENDORS, VendorApp } from '../support/vendor-app.js';

const QUERY = { group_by: 'weight_class', method_group: ['ko_tko'], order: 'desc' };
const CHART = { kind: 'bar', title: 'Knockouts by division', x: 'key', y: 'value' };

const hasResults = ({ body }: RecordedRequest): number =>
  JSON.stringify(body.messages).split(/tool_result|"role":"tool"/u).length - 1;

/** Rows, then a chart of them, then a text. */
function scripted(stream: AnthropicReply, request: RecordedRequest): void {
  const results = hasResults(request);
  if (results === 0) stream.toolCall('call_rows', 'query_bouts', QUERY);
  else if (results === 1) stream.toolCall('call_chart', 'show_chart', CHART);
  else {
    stream.beginText();
    stream.delta('Most of the knockouts are at the top of the chart.');
    stream.endBlock();
  }
  stream.stop(results < 2 ? undefined : 'end');
}

async function historyOf(app: TestApp, token: string, ack: Fields): Promise<Fields[]> {
  const response = await fetch(`${app.url}/api/chat/history?session_id=${ack.session_id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { messages: Fields[] }).messages;
}

describe.each(VENDORS)('a chart of $vendor', (vendor) => {
  let run: VendorApp;

  beforeAll(async () => {
    run = await VendorApp.start(vendor);
  });
  afterAll(async () => {
    await run.close();
  });

  it('comes after the text, equals the rows of the tool call, and is stored with the answer', async () => {
    const { ack, end } = await run.ask(scripted);
    const events = run.client.of(ack.response_id).map(({ event }) => event);
    expect(events.slice(-2)).toEqual(['response_part', 'response_end']);
    const [part] = end['parts'] as Fields[];
    expect(part).toMatchObject({
      kind: 'chart',
      title: CHART.title,
      rows: { tool_call_id: 'call_rows', path: 'data' },
      encoding: { chart: 'bar', channels: { x: 'key', y: 'value' } },
    });
    const sent = run.client.of(ack.response_id).find(({ event }) => event === 'response_part');
    expect(sent?.data['part']).toEqual(part);

    const rows = await run.app.query<{ key: string; value: number }>(
      `SELECT weight_class AS key, count(*)::int AS value FROM mma.bouts
        WHERE method_group = 'ko_tko' AND weight_class IS NOT NULL GROUP BY 1`,
    );
    const { values } = (part?.['spec'] as Fields)['data'] as { values: { key: string; value: number }[] };
    expect(values.length).toBeGreaterThan(3);
    for (const { key, value } of values) expect(value).toBe(rows.find((row) => row.key === key)?.value);

    const token = await run.app.token();
    const answer = (await historyOf(run.app, token, ack)).find(({ id }) => id === ack.response_id);
    expect(answer?.['parts']).toEqual([part]);
    expect(answer?.['grounding']).toMatchObject({ unverified: [] });
  });

  it('is sent again to a connection that resumes', async () => {
    const { ack, end } = await run.ask(scripted);
    const other = await RealtimeClient.connect(run.app.url, await run.app.token());
    try {
      const answer = await other.send('resume', { message_id: ack.response_id, after_seq: 0 });
      expect(answer).toMatchObject({ ok: true, status: 'complete' });
      await other.endOf(ack.response_id);
      const parts = other.of(ack.response_id).filter(({ event }) => event === 'response_part');
      expect(parts.map(({ data }) => data['part'])).toEqual(end['parts']);
    } finally {
      other.close();
    }
  });

  it('tells the model which columns there are, and shows nothing invented', async () => {
    const invent = (stream: AnthropicReply, request: RecordedRequest): void => {
      const results = hasResults(request);
      if (results === 0) stream.toolCall('call_rows', 'query_bouts', QUERY);
      else if (results === 1) stream.toolCall('call_chart', 'show_chart', { ...CHART, y: 'knockouts' });
      else {
        stream.beginText();
        stream.delta('There is no chart.');
        stream.endBlock();
      }
      stream.stop(results < 2 ? undefined : 'end');
    };
    const { end } = await run.ask(invent);
    expect(end['parts']).toEqual([]);
    const told = JSON.stringify(run.model.requests.at(-1)?.body.messages);
    expect(told).toContain('no column');
    expect(told).toContain('Columns: rank, key');
  });
});

describe('a chart of the embedded analyst', () => {
  let app: TestApp;
  let client: RealtimeClient;

  beforeAll(async () => {
    app = await startTestApp();
    client = await RealtimeClient.connect(app.url, await app.token());
  });
  afterAll(async () => {
    client.close();
    await app.close();
  });

  it.each([
    ['연도별 KO 수를 그래프로 보여줘', 'line'],
    ['show me a pie chart of finishes by weight class', 'pie'],
    ['finishes per year', 'line'],
    ['Show the UFC wins by method of Conor McGregor as a pie chart', 'pie'],
    ['코너 맥그리거의 승리 방식을 원그래프로 보여줘', 'pie'],
    ["Jon Jones's record as a bar chart", 'bar'],
  ])('is shown for %j', async (question, chart) => {
    const { ack, end } = await client.ask(question);
    expect(end['parts']).toMatchObject([{ kind: 'chart', encoding: { chart } }]);
    expect(client.of(ack.response_id).map(({ event }) => event)).toContain('response_part');
    expect(end['reading']).toMatchObject({ ignored: [] });
  });

  it('follows a question without one', async () => {
    const first = await client.ask('most knockouts at heavyweight');
    expect(first.end['parts']).toEqual([]);
    const { end } = await client.ask('as a bar chart', { session_id: first.ack.session_id });
    expect(end['parts']).toMatchObject([{ encoding: { chart: 'bar' } }]);
  });

  it('is said to be missing where nothing can be drawn', async () => {
    const { end } = await client.ask("What is Khabib Nurmagomedov's UFC record as a chart?");
    expect(end['parts']).toEqual([]);
    expect(end['reading']).toMatchObject({ outcome: 'partly' });
    expect(end.content).toContain('13-0');
  });
});
