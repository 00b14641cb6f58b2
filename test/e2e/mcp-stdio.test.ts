import { listToolDefinitions } from '@app/mma';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { callTool, createMcpClient, errorOf } from '../support/mcp-client.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TOOL_CALLS } from '../support/tool-calls.js';

const ARGUMENTS = ['dist/apps/cli/src/main.js', 'mcp'];
const message = (id: number, method: string, params: object = {}): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;

describe('npm run mcp', () => {
  let database: TestDatabase;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    env = { PATH: process.env['PATH'] ?? '', NEXTAUTH_SECRET: 'x'.repeat(32), ...database.env };
  });
  afterAll(() => database.close());

  const start = () => spawn(process.execPath, ARGUMENTS, { env, stdio: 'pipe' });

  it('serves every tool, the resources and the prompts to the official client', async () => {
    const client: Client = createMcpClient();
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: ARGUMENTS, env, stderr: 'pipe' }),
    );
    try {
      const { tools } = await client.listTools();
      // run_query is off.
      const names = (await listToolDefinitions())
        .map(({ name }) => name)
        .filter((name) => name !== 'run_query');
      expect(tools.map(({ name }) => name)).toEqual(names);
      for (const [name, args] of Object.entries(TOOL_CALLS)) {
        const result = await callTool(client, name, args);
        expect([name, result.isError]).toEqual([name, undefined]);
      }
      expect(errorOf(await callTool(client, 'nothing')).code).toBe('unknown_tool');
      const results = await Promise.all(
        Array.from({ length: 100 }, () => callTool(client, 'get_event', { event: 'UFC 229' })),
      );
      expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
      expect((await client.listPrompts()).prompts).toHaveLength(4);
      expect((await client.listResourceTemplates()).resourceTemplates).toHaveLength(3);
    } finally {
      await client.close();
    }
  });

  it('writes only the protocol to its standard output, and answers what was sent before the end', async () => {
    const child = start();
    const output = text(child.stdout);
    const errors = text(child.stderr);
    child.stdin.write('this is no message\n{"jsonrpc":"1.0"}\n[]\n');
    child.stdin.write(message(1, 'ping'));
    child.stdin.write(message(2, 'tools/call', { name: 'get_fighter', arguments: { fighter: 7 } }));
    child.stdin.end(message(3, 'tools/call', { name: 'get_rankings', arguments: {} }));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
    const replies = (await output)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; result: { isError?: boolean } });
    expect(replies.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
    expect(replies.filter(({ result }) => result.isError === true).map(({ id }) => id)).toEqual([2]);
    expect((await errors).match(/Unreadable message/g)).toHaveLength(3);
  });

  it('ends with an error at a message without an end', async () => {
    const child = start();
    child.stdin.on('error', () => undefined);
    const errors = text(child.stderr);
    child.stdin.write('x'.repeat(200_000));
    await once(child, 'close');
    expect(await errors).toContain('a message was too long');
    expect(child.exitCode).toBe(1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends at %s', async (signal) => {
    const child = start();
    child.stdin.write(message(1, 'ping'));
    await once(child.stdout, 'data');
    child.kill(signal);
    const [code, killedBy] = (await once(child, 'close')) as [number | null, string | null];
    expect([code, killedBy]).toEqual([0, null]);
  });

  it('says why it does not start', async () => {
    const child = spawn(process.execPath, ARGUMENTS, {
      env: { ...env, DATABASE_URL: '', DATABASE_DIR: 'package.json/data' },
      stdio: 'pipe',
    });
    const [output, errors] = [text(child.stdout), text(child.stderr)];
    const [code] = (await once(child, 'close')) as [number];
    expect([code, await output]).toEqual([1, '']);
    expect(await errors).toContain('The MCP server failed');
  });
});
