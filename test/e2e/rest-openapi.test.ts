import { ERROR_CODES, ERROR_TABLE, liveness, NAMED_SCHEMAS } from '@app/chat-protocol';
import { loadConfig } from '@app/config';
import { ToolRegistry } from '@app/mma';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule } from '../../apps/api/src/app.module.js';
import { routesOf } from '../support/api-controllers.js';
import { assertAnswer } from '../support/answer-checker.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

/** Method and path of every route of the REST contract. */
const CONTRACT = [
  'POST /api/auth/dev-token',
  'GET /api/web/config',
  'GET /api/user/profile',
  'GET /api/user/me',
  'PUT /api/user/profile',
  'POST /api/user/increment-usage',
  'GET /api/user/check-auth',
  'GET /api/user/usage',
  'GET /api/user/export',
  'DELETE /api/user',
  'GET /api/admin/users',
  'GET /api/admin/users/{id}',
  'PATCH /api/admin/users/{id}',
  'GET /api/admin/audit',
  'GET /api/admin/connections',
  'GET /api/admin/answers',
  'POST /api/admin/answers/{id}/stop',
  'GET /api/admin/data/quarantine',
  'GET /api/admin/usage',
  'GET /api/admin/feedback',
  'GET /api/admin/feedback/export',
  'POST /api/chat/session',
  'GET /api/chat/sessions',
  'GET /api/chat/session/{session_id}',
  'DELETE /api/chat/session/{session_id}',
  'PUT /api/chat/session/{session_id}/title',
  'GET /api/chat/session/{session_id}/validate',
  'GET /api/chat/history',
  'POST /api/chat/message',
  'PUT /api/chat/message/{id}/feedback',
  'GET /api/tools',
  'POST /mcp',
  'GET /.well-known/oauth-protected-resource',
  'POST /api/tools/get_fighter',
  'POST /api/tools/query_bouts',
  'GET /health/live',
  'GET /health/ready',
  'GET /api/data/status',
];

interface Operation {
  address: string;
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, unknown>[];
  parameters: { name: string; description?: string; schema: Record<string, unknown> }[];
  requestBody?: unknown;
  responses: Record<
    string,
    { description: string; content?: Record<string, { schema?: unknown; examples?: object }> }
  >;
}

/** Content types of responses that are no single JSON value. */
const STREAMS = ['text/event-stream', 'application/x-ndjson', 'text/plain'];
/** Needs no token from the private network, where the test is. */
const FOR_PRIVATE_NETWORK = 'GET /metrics';

/** Fields of any JSON. */
const ANYTHING = new Set(['ToolCall.arguments']);

describe('the OpenAPI document', () => {
  let service: TestApp;
  let client: RestClient;
  let document: {
    tags: { name: string; description: string }[];
    components: { schemas: Record<string, { properties?: Record<string, Record<string, unknown>> }> };
  };
  let operations: Operation[];

  beforeAll(async () => {
    service = await startTestApp();
    client = new RestClient(service.url);
    const { body } = await client.get('/docs-json');
    document = body;
    operations = Object.entries<Record<string, object>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        address: `${method.toUpperCase()} ${path}`,
        ...(operation as Omit<Operation, 'address'>),
      })),
    );
  });
  afterAll(() => service.close());

  it('has exactly the routes of the controllers, including all of the contract', () => {
    const config = loadConfig({
      NODE_ENV: 'test',
      NEXTAUTH_SECRET: 'x'.repeat(32),
      DATABASE_URL: 'postgres://x/x',
    });
    const controllers = routesOf(AppModule.forRoot(config))
      // Refused methods, and OAuth, which its metadata describes.
      .filter(({ address }) => !['GET /mcp', 'DELETE /mcp'].includes(address))
      .filter(({ address }) => !/ \/oauth\/|oauth-authorization-server/.test(address))
      .map(({ address }) =>
        address
          .replace(/ (?!\/(health|ws|metrics|mcp|oauth|\.well-known))/, ' /api')
          .replace(/:([a-z_]+)/g, '{$1}'),
      );
    const tools = service.app.get(ToolRegistry, { strict: false }).definitions();
    // One operation for each tool.
    const routes = controllers.flatMap((address) =>
      address === 'POST /api/tools/{name}' ? tools.map(({ name }) => `POST /api/tools/${name}`) : [address],
    );
    const documented = operations.map(({ address }) => address).sort();
    expect(documented).toEqual(routes.sort());
    expect(documented).toEqual(expect.arrayContaining(CONTRACT));
  });

  it('has a name, a description and a unique stable id for every operation', () => {
    for (const { operationId, summary, tags } of operations) {
      expect(operationId).toMatch(/^[A-Z][A-Za-z]+_[a-z][A-Za-z]+$/);
      expect(summary).not.toBe('');
      expect(tags).toHaveLength(1);
    }
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('describes every parameter', () => {
    for (const { parameters, address } of operations) {
      for (const parameter of parameters) {
        const described = parameter.description !== undefined || parameter.schema['format'] === 'uuid';
        expect([address, parameter.name, described]).toEqual([address, parameter.name, true]);
      }
    }
  });

  it('has a schema for every response and the codes of every error', () => {
    for (const { address, responses } of operations) {
      const statuses = Object.keys(responses).map(Number);
      expect([address, statuses.some((status) => status < 400)]).toEqual([address, true]);
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect([address, status, description === '']).toEqual([address, status, false]);
        if (status === '204' || status === '302') continue;
        if (Number(status) < 400) {
          const shown = ['application/json', ...STREAMS].flatMap((type) => content?.[type] ?? []).at(0);
          expect([address, shown?.schema]).toEqual([address, expect.any(Object)]);
          continue;
        }
        const problem = content?.['application/problem+json'];
        expect([address, problem?.schema]).toEqual([address, { $ref: '#/components/schemas/Problem' }]);
        for (const code of Object.keys(problem?.examples ?? {})) {
          expect([
            code,
            ERROR_CODES.find((known) => known === code && String(ERROR_TABLE[known].status) === status),
          ]).toEqual([code, code]);
        }
      }
    }
  });

  it('describes exactly the tags of its operations', () => {
    expect(document.tags.map(({ name }) => name).sort()).toEqual(
      [...new Set(operations.flatMap(({ tags }) => tags))].sort(),
    );
  });

  it('is the source of the response checks in all tests', () => {
    for (const { address, responses } of operations) {
      for (const { content } of Object.values(responses)) {
        const { schema } = content?.['application/json'] ?? {};
        if (schema === undefined) continue;
        const { $ref } = schema as { $ref: string };
        // Results of tools are checked against the tools' own schemas, see rest-tools.test.ts.
        if (address.startsWith('POST /api/tools/')) continue;
        expect([address, NAMED_SCHEMAS.has($ref.split('/').at(-1) ?? '')]).toEqual([address, true]);
      }
    }
    expect(() => assertAnswer(liveness, { status: 'live' })).not.toThrow();
    expect(() => assertAnswer(liveness, { status: 'alive' })).toThrow();
    expect(() => assertAnswer(liveness, { status: 'live', more: 1 })).toThrow();
    expect(() => assertAnswer(liveness, {})).toThrow();
  });

  it('documents the token and its errors for every guarded route', async () => {
    for (const { address, security, responses } of operations) {
      const [method = '', path = ''] = address.split(' ');
      const answer = await client.send(method, path.replace('{session_id}', '0'));
      // The sign-in routes check credentials of their own.
      const signsIn = /\/api\/auth\/(?:google|refresh|exchange)/.test(address);
      const isGuarded = (answer.status === 401 && !signsIn) || address === FOR_PRIVATE_NETWORK;
      expect([address, security !== undefined]).toEqual([address, isGuarded]);
      expect([address, '401' in responses]).toEqual([address, isGuarded || signsIn]);
      if (isGuarded) expect([address, '403' in responses]).toEqual([address, true]);
    }
  });

  it('documents the refusals of every route with a body or parameters', () => {
    for (const { address, parameters, requestBody, responses } of operations) {
      const canBeWrong = parameters.length > 0 || requestBody !== undefined;
      expect([address, '400' in responses]).toEqual([address, canBeWrong]);
      expect([address, '413' in responses]).toEqual([address, requestBody !== undefined]);
    }
  });

  it('has a type or a reference for every field of every schema', () => {
    for (const [name, { properties }] of Object.entries(document.components.schemas)) {
      for (const [field, schema] of Object.entries(properties ?? {})) {
        const isTyped =
          ANYTHING.has(`${name}.${field}`) ||
          'type' in schema ||
          '$ref' in schema ||
          'allOf' in schema ||
          'anyOf' in schema ||
          'oneOf' in schema;
        expect([name, field, isTyped]).toEqual([name, field, true]);
        expect(field).toMatch(/^[a-z][a-z0-9_]*$/);
      }
    }
  });

  it('has a page without external resources', async () => {
    const page = await client.get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).not.toMatch(/(src|href)="https?:/);
    expect((await client.get('/docs/swagger-ui-bundle.js')).status).toBe(200);
  });
});
