import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { ToolDefinition, ToolResult } from '@app/mma';

/** The outcome of a call. The code is that of the tool or of the service, such as `usage_limit_exceeded`. */
export type ToolReply =
  { ok: true; result: ToolResult } | { ok: false; result: { error: { code: string; message: string } } };

/** What an MCP server calls. */
export interface McpTools {
  definitions(): readonly ToolDefinition[];
  /** Failures are data; it throws only after an abort. */
  call(name: string, args: unknown, signal: AbortSignal): Promise<ToolReply>;
}

/** The protocol level of an `McpServer`. */
export type ProtocolServer = McpServer['server'];
