import { ToolRegistry, type ToolResult } from '@app/mma';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { setTimeout as wait } from 'node:timers/promises';
import { hangTool } from '../support/hanging-tool.js';
import { RawClient } from '../support/raw-http.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { TOOL_CALLS } from '../support/tool-calls.js';

describe('tools over REST', () => {
  const lines: string[] = [];
  let service: TestApp;
  let client: RestClient;
  let registry: ToolRegistry;

  beforeAll(async () => {
    service = await startTestApp(
      { LOG_LEVEL: 'debug' },
      {
        log: (line) => {
          lines.push(line);
        },
      },
    );
    client = new RestClient(service.url, await service.token());
    registry = service.app.get(ToolRegistry, { strict: false });
  });
  afterAll(() => service.close());

  const call = (name: string, args: unknown = {}) => client.post(`/api/tools/${name}`, args);
  const dailyRequests = async (token?: string): Promise<number> => {
    const { body } = await client.get('/api/user/profile', token === undefined ? {} : { token });
    return body.daily_requests;
  };

  it('lists every tool with the schemas that the language model gets', async () => {
    const { status, body } = await client.get('/api/tools');
    expect(status).toBe(200);
    expect(body.tools).toEqual(
      registry.definitions().map((definition) => expect.objectContaining({ ...definition })),
    );
    expect(body.tools[1]).toMatchObject({ name: 'get_fighter', title: 'Get fighter' });
  });

  it('has a sample call for every tool', () => {
    expect(Object.keys(TOOL_CALLS).sort()).toEqual(
      registry
        .definitions()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(Object.entries(TOOL_CALLS))('%s answers as its schema says', async (name, args) => {
    const { status, body } = await call(name, args);
    expect([status, body.code]).toEqual([200, undefined]);
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    addFormats.default(ajv);
    const schema = registry.definitions().find((definition) => definition.name === name)?.output_schema;
    const validate = ajv.compile(schema ?? false);
    expect([validate(body), validate.errors]).toEqual([true, null]);
    // The starter data has no rankings.
    if (name !== 'get_rankings') expect((body as ToolResult).meta.row_count).toBeGreaterThan(0);
  });

  it('answers from the data', async () => {
    const { body } = await call('get_fighter', { fighter: 'Khabib Nurmagomedov' });
    expect(body.data).toMatchObject({ name: 'Khabib Nurmagomedov', record: { wins: 13, losses: 0 } });
  });

  it('reads arguments as tolerantly as for the language model', async () => {
    const { status, body } = await call('get_leaderboard', { metric: 'WINS', limit: '3', from: null });
    expect([status, body.data.length]).toEqual([200, 3]);
  });

  it.each([
    ['an unknown tool', 'drop_tables', {}, 404, 'unknown_tool'],
    ['a property of every object', 'constructor', {}, 404, 'unknown_tool'],
    ['an unknown fighter', 'get_fighter', { fighter: 'Zzyzx Qwertyuiop' }, 404, 'fighter_not_found'],
    ['an unknown event', 'get_event', { event: 'UFC 99999' }, 404, 'event_not_found'],
    ['an unknown bout', 'get_bout', { bout_id: 'nothing' }, 404, 'bout_not_found'],
    ['a missing argument', 'get_fighter', {}, 400, 'invalid_arguments'],
    ['a wrong type', 'get_fighter', { fighter: 7 }, 400, 'invalid_arguments'],
    ['an unknown argument', 'get_fighter', { fighter: 'Jon Jones', colour: 1 }, 400, 'invalid_arguments'],
    ['null as body', 'get_fighter', 'null', 400, 'validation_failed'],
    ['a list as body', 'get_fighter', '[]', 400, 'validation_failed'],
    ['a text as body', 'get_fighter', '"Jon Jones"', 400, 'validation_failed'],
    ['no JSON', 'get_fighter', '{"fighter":', 400, 'malformed_json'],
    ['a body of 1 MB', 'get_fighter', { fighter: 'x'.repeat(1_000_000) }, 413, 'payload_too_large'],
    ['a long name', 'get_fighter', { fighter: 'x'.repeat(5000) }, 400, 'invalid_arguments'],
    ['a name with a NUL', 'get_fighter', { fighter: 'a\u0000b' }, 404, 'fighter_not_found'],
  ])('refuses %s', async (_, name, body, status, code) => {
    const answer = await call(name, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail.length).toBeGreaterThan(10);
  });

  it('refuses another content type', async () => {
    const answer = await client.post('/api/tools/get_fighter', 'fighter=x', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  it('takes a call without a body as one without arguments', async () => {
    expect((await client.send('POST', '/api/tools/get_rankings')).status).toBe(200);
    expect((await client.send('POST', '/api/tools/get_fighter')).body.code).toBe('invalid_arguments');
  });

  it('needs a valid token', async () => {
    const anyone = new RestClient(service.url);
    for (const answer of [
      await anyone.get('/api/tools'),
      await anyone.post('/api/tools/get_fighter', {}),
      await anyone.post('/api/tools/nothing', {}),
      await client.post('/api/tools/get_fighter', {}, { token: 'x.y.z' }),
    ]) {
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
  });

  it('lists invalid arguments in `errors`, and what may be meant in `suggestions`', async () => {
    const invalid = await call('search_fighters', { query: 'Jones', limit: 0, colour: 'red' });
    expect(invalid.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'colour',
      'limit',
    ]);
    expect(invalid.body.suggestions).toBeUndefined();
    const misspelt = await call('get_fighter', { fighter: 'Nurmagomedova Kabibe' });
    expect(misspelt.status).toBe(404);
    expect(misspelt.body.suggestions[0]).toMatchObject({
      fighter_id: expect.any(String),
      name: expect.any(String),
    });
  });

  it('names the candidates of an ambiguous name', async () => {
    const { status, body } = await call('get_fighter', { fighter: 'Bruno Silva' });
    if (status === 200) return; // The starter data has one of them only.
    expect([status, body.code]).toEqual([409, 'ambiguous_fighter']);
    expect(body.suggestions.length).toBeGreaterThan(1);
  });

  it('counts calls that run, and no others, as requests of the day', async () => {
    const token = await service.token('counted@example.com');
    const counted = new RestClient(service.url, token);
    await counted.post('/api/tools/get_fighter', { fighter: 'Khabib Nurmagomedov' });
    await counted.post('/api/tools/get_fighter', { fighter: 'Zzyzx Qwertyuiop' });
    await counted.post('/api/tools/get_fighter', { fighter: 7 });
    await counted.post('/api/tools/nothing', {});
    await counted.get('/api/tools');
    expect(await dailyRequests(token)).toBe(2);
  });

  it('answers 200 calls at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        index % 2 === 0
          ? call('get_fighter', { fighter: 'Khabib Nurmagomedov' })
          : call('query_bouts', { group_by: 'fighter', measure: 'count', result: ['win'], limit: 5 }),
      ),
    );
    const bodies = new Set(answers.map(({ status, text }) => `${status} ${text}`));
    expect(bodies.size).toBe(2);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('holds parallel calls to the daily limit', async () => {
    const token = await service.token('limited@example.com');
    await service.query(`UPDATE app.users SET daily_request_limit = 5 WHERE email = 'limited@example.com'`);
    const limited = new RestClient(service.url, token);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => limited.post('/api/tools/get_rankings', {})),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.code).toBe('usage_limit_exceeded');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('aborts a call whose client disconnects, and logs no failure', async () => {
    const { signals, restore } = hangTool(registry, 'get_rankings');
    try {
      const raw = await RawClient.connect(service.url);
      raw.write(
        'POST /api/tools/get_rankings HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' +
          `authorization: Bearer ${await service.token()}\r\ncontent-length: 2\r\n\r\n{}`,
      );
      while (signals.length === 0) await wait(5);
      expect(signals[0]?.aborted).toBe(false);
      raw.socket.destroy();
      while (signals[0]?.aborted !== true) await wait(5);
      await wait(50);
      expect(lines.filter((line) => /"level":(50|60|"error")/.test(line))).toEqual([]);
    } finally {
      restore();
    }
  });
});

describe('the rate limit of tools', () => {
  it('is a budget of its own', async () => {
    const service = await startTestApp({ RATE_LIMIT_SCALE: '0.02' });
    try {
      const client = new RestClient(service.url, await service.token());
      const answers = [];
      for (let count = 0; count < 8; count += 1) answers.push(await client.post('/api/tools/nothing', {}));
      expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"tool";q=6;w=60');
      expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    } finally {
      await service.close();
    }
  });
});
