import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CallToolResultSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';

const CLIENT = { name: 'tests', version: '1.0.0' };

export const createMcpClient = (): Client => new Client(CLIENT);

/** The official client over HTTP, connected. */
export async function connectMcp(url: string, token: string): Promise<Client> {
  const client = createMcpClient();
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    }),
  );
  return client;
}

export async function callTool(
  client: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<CallToolResult> {
  return CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));
}

export function textOf({ content }: Pick<CallToolResult, 'content'>): string {
  const [first] = content;
  if (first?.type !== 'text') throw new Error('the result has no text');
  return first.text;
}

/** The error of a failed call, which has no structured content. */
export function errorOf(result: CallToolResult): { code: string; message: string; suggestions?: unknown[] } {
  if (result.isError !== true || result.structuredContent !== undefined) {
    throw new Error(`not an error: ${JSON.stringify(result)}`);
  }
  return JSON.parse(textOf(result)).error;
}
