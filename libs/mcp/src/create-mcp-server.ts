import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import type { McpTools } from './mcp-tools.js';
import { servePrompts } from './prompts.js';
import { serveResources } from './resources.js';
import { serveTools } from './tools.js';

export const MCP_SERVER_INFO = { name: 'mma-savant', title: 'MMA Savant', version: '0.1.0' } as const;

const INSTRUCTIONS =
  'Data about UFC fighters, events and bouts, up to the day in `meta.as_of`. Every record is a UFC record. Names may be ' +
  'written in English or Korean, also with small mistakes. `meta.coverage` is `partial` when bouts are known to be ' +
  'missing; `meta.notes` say which. Answer from the rows only and name the sources in `meta.sources`; each of these ' +
  'can be read as `mma://{kind}/{id}`.';

/** Shared, because a server without it creates a validator of its own for requests that we never send. */
const VALIDATOR = new AjvJsonSchemaValidator();

/**
 * An MCP server with the tools, with resources and with prompts for usual questions. It keeps no state, so it can serve
 * one request or a whole connection. The handlers are set on the protocol level: the tools publish JSON Schema and read
 * arguments tolerantly, which `registerTool` does not allow.
 */
export function createMcpServer(tools: McpTools): McpServer {
  const mcp = new McpServer(MCP_SERVER_INFO, {
    instructions: INSTRUCTIONS,
    jsonSchemaValidator: VALIDATOR,
  });
  // Not in the constructor, which would add notifications of changes.
  mcp.server.registerCapabilities({ tools: {}, resources: {}, prompts: {} });
  serveTools(mcp.server, tools);
  serveResources(mcp.server, tools);
  servePrompts(mcp.server);
  return mcp;
}
