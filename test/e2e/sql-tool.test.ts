import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { callTool, connectMcp, errorOf } from '../support/mcp-client.js';
import { describeWith, POSTGRES } from '../support/needs.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

describeWith([POSTGRES], 'run_query of a service that has it on', () => {
  let service: TestApp;
  let rest: RestClient;
  let mcp: Client;

  beforeAll(async () => {
    service = await startTestApp({ SQL_TOOL_ENABLED: 'true' });
    const token = await service.token();
    rest = new RestClient(service.url, token);
    mcp = await connectMcp(service.url, token);
  });
  afterAll(async () => {
    await mcp.close();
    await service.close();
  });

  const sql = "SELECT name, wins FROM fighters WHERE name = 'Khabib Nurmagomedov'";

  it('answers over REST and has an operation of its own', async () => {
    const { status, body } = await rest.post('/api/tools/run_query', { sql });
    expect([status, body.data]).toEqual([
      200,
      { columns: ['name', 'wins'], rows: [['Khabib Nurmagomedov', 13]] },
    ]);
    const { body: document } = await rest.get('/docs-json');
    expect(document.paths).toHaveProperty(['/api/tools/run_query', 'post', 'operationId']);
  });

  it('says over REST which argument to mend', async () => {
    const { status, body } = await rest.post('/api/tools/run_query', { sql: 'SELECT nme FROM fighters' });
    expect([status, body.code]).toEqual([400, 'invalid_arguments']);
    expect(body.errors).toEqual([{ field: 'sql', message: expect.stringContaining('fighters has name') }]);
  });

  it('answers over MCP with a result that keeps to its schema', async () => {
    const { tools } = await mcp.listTools();
    expect(tools.map(({ name }) => name)).toContain('run_query');
    const result = await callTool(mcp, 'run_query', { sql });
    expect(result.structuredContent).toMatchObject({ data: { rows: [['Khabib Nurmagomedov', 13]] } });
    const error = errorOf(await callTool(mcp, 'run_query', { sql: 'SELECT 1; DROP TABLE mma.bouts' }));
    expect(error.code).toBe('invalid_arguments');
  });
});
