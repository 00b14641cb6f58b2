import { ToolRegistry } from '@app/mma';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { setTimeout as wait } from 'node:timers/promises';
import { callTool, connectMcp, errorOf, textOf } from '../support/mcp-client.js';
import { hangTool } from '../support/hanging-tool.js';
import { RawClient } from '../support/raw-http.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { TOOL_CALLS } from '../support/tool-calls.js';

const ACCEPT = { accept: 'application/json, text/event-stream' };
const message = (method: string, params: object = {}) => ({ jsonrpc: '2.0', id: 1, method, params });

describe('the MCP endpoint', () => {
  const lines: string[] = [];
  let service: TestApp;
  let token: string;
  let client: Client;
  let rest: RestClient;
  let registry: ToolRegistry;

  beforeAll(async () => {
    service = await startTestApp(
      { LOG_LEVEL: 'debug', PUBLIC_URL: 'https://mma.example.com' },
      {
        log: (line) => {
          lines.push(line);
        },
      },
    );
    token = await service.token();
    client = await connectMcp(service.url, token);
    rest = new RestClient(service.url, token);
    registry = service.app.get(ToolRegistry, { strict: false });
  });
  afterAll(async () => {
    await client.close();
    await service.close();
  });

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    rest.post('/mcp', body, { headers: { ...ACCEPT, ...headers } });
  const dailyRequests = async (of: string): Promise<number> =>
    (await rest.get('/api/user/profile', { token: of })).body.daily_requests;

  describe('initialize', () => {
    it('describes the server and what it offers', () => {
      expect(client.getServerVersion()).toMatchObject({ name: 'mma-savant', title: 'MMA Savant' });
      expect(client.getServerCapabilities()).toEqual({ tools: {}, resources: {}, prompts: {} });
      expect(client.getInstructions()).toContain('mma://');
    });
  });

  describe('tools', () => {
    it('are all listed as read-only, with titles and the schemas of the language model', async () => {
      const { tools } = await client.listTools();
      const definitions = registry.definitions();
      expect(tools.map(({ name }) => name)).toEqual(definitions.map(({ name }) => name));
      for (const [index, tool] of tools.entries()) {
        const definition = definitions[index];
        expect(tool.inputSchema).toEqual(definition?.input_schema);
        expect({ ...definition?.output_schema, $schema: undefined }).toEqual({ ...tool.outputSchema });
        expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
        expect(tool.title).toMatch(/^[A-Z][a-z ]+$/);
        expect(JSON.stringify(tool)).not.toContain('$schema');
      }
    });

    it.each(Object.entries(TOOL_CALLS))('%s answers as its output schema says', async (name, args) => {
      // The client has listed the tools, so it validates results as well.
      const { tools } = await client.listTools();
      const result = await callTool(client, name, args);
      expect(result.isError).toBeUndefined();
      const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
      addFormats.default(ajv);
      const validate = ajv.compile(tools.find((tool) => tool.name === name)?.outputSchema ?? false);
      expect([validate(result.structuredContent), validate.errors]).toEqual([true, null]);
      expect(JSON.parse(textOf(result))).toEqual(result.structuredContent);
    });

    it('answer from the data', async () => {
      const result = await callTool(client, 'get_fighter', { fighter: '하빕 누르마고메도프' });
      expect(result.structuredContent).toMatchObject({
        data: { name: 'Khabib Nurmagomedov', record: { wins: 13 } },
      });
    });

    it.each([
      ['an unknown tool', 'drop_tables', {}, 'unknown_tool'],
      ['the chart of the chat', 'show_chart', {}, 'unknown_tool'],
      ['a property of every object', 'toString', {}, 'unknown_tool'],
      ['a missing argument', 'get_fighter', {}, 'invalid_arguments'],
      ['a wrong type', 'get_fighter', { fighter: 7 }, 'invalid_arguments'],
      ['an unknown argument', 'get_fighter', { fighter: 'Jon Jones', colour: 'red' }, 'invalid_arguments'],
      ['a long name', 'get_fighter', { fighter: 'x'.repeat(5000) }, 'invalid_arguments'],
      ['an unknown fighter', 'get_fighter', { fighter: 'Zzyzx Qwertyuiop' }, 'fighter_not_found'],
    ])('answer %s with an error as text', async (_, name, args, code) => {
      const error = errorOf(await callTool(client, name, args));
      expect(error.code).toBe(code);
      expect(error.message.length).toBeGreaterThan(10);
    });

    it('keep the suggestions of an error', async () => {
      const error = errorOf(await callTool(client, 'get_fighter', { fighter: 'Nurmagomedova Kabibe' }));
      expect(error.suggestions?.[0]).toMatchObject({ fighter_id: expect.any(String) });
    });

    it('answer a hundred calls at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          index % 2 === 0
            ? callTool(client, 'get_fighter', { fighter: 'Khabib Nurmagomedov' })
            : callTool(client, 'get_event', { event: 'UFC 229' }),
        ),
      );
      expect(results.filter(({ isError }) => isError === true)).toEqual([]);
      expect(new Set(results.map(textOf)).size).toBe(2);
    });

    it('are counted as requests of the day when they run, and held to its limit', async () => {
      const limitedToken = await service.token('limited@example.com');
      await service.query(`UPDATE app.users SET daily_request_limit = 5 WHERE email = 'limited@example.com'`);
      const limited = await connectMcp(service.url, limitedToken);
      await limited.listTools();
      await callTool(limited, 'get_fighter', { fighter: 7 });
      await callTool(limited, 'nothing');
      expect(await dailyRequests(limitedToken)).toBe(0);
      const results = await Promise.all(Array.from({ length: 12 }, () => callTool(limited, 'get_rankings')));
      expect(results.filter(({ isError }) => isError !== true)).toHaveLength(5);
      const refused = results.filter(({ isError }) => isError === true);
      expect(new Set(refused.map((result) => errorOf(result).code))).toEqual(
        new Set(['usage_limit_exceeded']),
      );
      expect(await dailyRequests(limitedToken)).toBe(5);
      await expect(limited.readResource({ uri: 'mma://fighter/x' })).rejects.toThrow('usage_limit_exceeded');
      await limited.close();
    });
  });

  describe('resources', () => {
    it('are templates', async () => {
      const { resourceTemplates } = await client.listResourceTemplates();
      expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
        'mma://fighter/{id}',
        'mma://event/{id}',
        'mma://bout/{id}',
      ]);
      expect(await client.listResources()).toEqual({ resources: [] });
    });

    it('are what the sources of a result name', async () => {
      const { structuredContent } = await callTool(client, 'get_bout', TOOL_CALLS['get_bout']);
      const { meta } = structuredContent as { meta: { sources: { kind: string; id: string }[] } };
      const { structuredContent: fighter } = await callTool(client, 'get_fighter', TOOL_CALLS['get_fighter']);
      const { fighter_id } = (fighter as { data: { fighter_id: string } }).data;
      const uris = [
        ...meta.sources.map(({ kind, id }) => `mma://${kind}/${id}`),
        `mma://fighter/${fighter_id}`,
      ];
      expect(uris.map((uri) => uri.split('/')[2]).sort()).toEqual(['bout', 'event', 'fighter']);
      for (const uri of uris) {
        const { contents } = await client.readResource({ uri });
        expect(contents).toEqual([{ uri, mimeType: 'application/json', text: expect.any(String) }]);
        expect(String(Reflect.get(contents[0] ?? {}, 'text'))).toContain(uri.split('/')[3]);
      }
    });

    it.each([
      'mma://fighter/nobody-at-all',
      'mma://fighter/Nurmagomedov',
      'mma://event/UFC-229',
      'mma://bout/1',
      'mma://judge/1',
      'mma://fighter/',
      'mma://fighter/a%2Fb',
      `mma://fighter/${'x'.repeat(500)}`,
      'file:///etc/passwd',
    ])('do not exist as %s', async (uri) => {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002 });
    });
  });

  describe('prompts', () => {
    it('are the usual questions', async () => {
      const { prompts } = await client.listPrompts();
      expect(prompts.map(({ name }) => name)).toEqual([
        'fighter_profile',
        'compare_fighters',
        'event_recap',
        'head_to_head',
      ]);
      for (const prompt of prompts) {
        const args = Object.fromEntries((prompt.arguments ?? []).map(({ name }) => [name, `The ${name}`]));
        const { messages } = await client.getPrompt({ name: prompt.name, arguments: args });
        for (const value of Object.values(args)) expect(JSON.stringify(messages)).toContain(value);
        const named = JSON.stringify(messages).match(/(?:get|compare)_[a-z_]+/g) ?? [];
        expect(registry.definitions().map(({ name }) => name)).toEqual(expect.arrayContaining(named));
      }
    });

    it.each([
      ['an unknown name', 'nothing', {}],
      ['no argument', 'fighter_profile', {}],
      ['an empty argument', 'fighter_profile', { fighter: '  ' }],
      ['a long argument', 'fighter_profile', { fighter: 'x'.repeat(121) }],
      ['an unknown argument', 'fighter_profile', { fighter: 'Jon Jones', tone: 'rude' }],
    ])('refuse %s', async (_, name, args) => {
      await expect(client.getPrompt({ name, arguments: args })).rejects.toMatchObject({ code: -32602 });
    });
  });

  describe('the transport', () => {
    it.each([
      ['no JSON', '{"jsonrpc"', 400, 'malformed_json'],
      ['a batch', [message('ping')], 400, 'validation_failed'],
      ['a body of 1 MB', message('ping', { x: 'x'.repeat(1_000_000) }), 413, 'payload_too_large'],
      ['the key __proto__', '{"__proto__":{}}', 400, 'validation_failed'],
    ])('refuses %s', async (_, body, status, code) => {
      const answer = await post(body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it.each([
      ['null', 'null', 400, -32700],
      ['an object that is no message', {}, 400, -32700],
      ['a message without a version', { id: 1, method: 'ping' }, 400, -32700],
      ['an unknown method', message('nothing/at/all'), 200, -32601],
      ['a subscription', message('resources/subscribe', { uri: 'mma://fighter/1' }), 200, -32601],
      ['a wrong type of parameter', message('tools/call', { name: 7 }), 200, -32603],
      [
        'arguments that are no object',
        message('tools/call', { name: 'get_fighter', arguments: [] }),
        200,
        -32603,
      ],
    ])('answers %s with an error of JSON-RPC', async (_, body, status, code) => {
      const answer = await post(body);
      expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    });

    it('refuses a client that does not accept its formats, and an unknown version', async () => {
      expect((await post(message('ping'), { accept: 'text/html' })).status).toBe(406);
      expect((await post(message('ping'), { 'mcp-protocol-version': '1999-01-01' })).status).toBe(400);
      expect((await post(message('ping'), { 'content-type': 'text/plain' })).status).toBe(415);
    });

    it('needs no session: any message is answered on its own', async () => {
      const answer = await post(message('ping'));
      expect(answer).toMatchObject({ status: 200, body: { jsonrpc: '2.0', id: 1, result: {} } });
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('mcp-session-id')).toBeNull();
      const accepted = await post({ jsonrpc: '2.0', method: 'notifications/initialized' });
      expect([accepted.status, accepted.text]).toEqual([202, '']);
    });

    it.each(['GET', 'DELETE'])('has no stream and no session to end: %s is 405', async (method) => {
      const answer = await rest.send(method, '/mcp', { headers: ACCEPT });
      expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
      expect(answer.headers.get('allow')).toBe('POST');
    });

    it('refuses pages of other sites', async () => {
      const answer = await post(message('ping'), { origin: 'https://evil.example.com' });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });

    it('aborts the call of a client that disconnects, and logs no failure', async () => {
      const { signals, restore } = hangTool(registry, 'get_rankings');
      try {
        const raw = await RawClient.connect(service.url);
        const body = JSON.stringify(message('tools/call', { name: 'get_rankings', arguments: {} }));
        raw.write(
          `POST /mcp HTTP/1.1\r\nhost: localhost\r\naccept: ${ACCEPT.accept}\r\ncontent-type: application/json\r\n` +
            `authorization: Bearer ${token}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        );
        while (signals.length === 0) await wait(5);
        expect(signals[0]?.aborted).toBe(false);
        raw.socket.destroy();
        while (signals[0]?.aborted !== true) await wait(5);
        await wait(50);
        expect(lines.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
      } finally {
        restore();
      }
    });
  });

  describe('without a valid token', () => {
    const METADATA = 'https://mma.example.com/.well-known/oauth-protected-resource/mcp';

    it('is refused with the address of the metadata', async () => {
      const anyone = new RestClient(service.url);
      const answer = await anyone.post('/mcp', message('ping'), { headers: ACCEPT });
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
      expect(answer.headers.get('www-authenticate')).toBe(`Bearer resource_metadata="${METADATA}"`);
    });

    it('is told why a token is refused', async () => {
      const answer = await rest.post('/mcp', message('ping'), { token: 'x.y.z', headers: ACCEPT });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(
        /^Bearer error="invalid_token", error_description="[^"]+", resource_metadata="https:[^"]+"$/,
      );
    });

    it('finds the metadata', async () => {
      for (const path of ['', '/mcp']) {
        const { status, body } = await new RestClient(service.url).get(
          `/.well-known/oauth-protected-resource${path}`,
        );
        expect([status, body.resource]).toEqual([200, 'https://mma.example.com/mcp']);
        expect(body.bearer_methods_supported).toEqual(['header']);
      }
    });

    it('cannot connect the official client', async () => {
      await expect(connectMcp(service.url, 'x.y.z')).rejects.toThrow('401');
    });

    it('gets a plain challenge on other routes', async () => {
      const answer = await new RestClient(service.url).get('/api/tools');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    });
  });
});
