import { titleOf, type ToolDefinition } from '@app/mma';
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type CallToolResult,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import type { ProtocolServer, McpTools, ToolReply } from './mcp-tools.js';

export function serveTools(server: ProtocolServer, tools: McpTools): void {
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.definitions().map(toMcpTool) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) =>
    toMcpResult(await tools.call(params.name, params.arguments ?? {}, signal)),
  );
}

function toMcpTool(definition: ToolDefinition): Tool {
  const { name, description, input_schema, output_schema } = definition;
  const title = titleOf(definition);
  return {
    name,
    title,
    description,
    inputSchema: toObjectSchema(input_schema),
    outputSchema: toObjectSchema(output_schema),
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

/** Without `$schema`, which some clients refuse. */
function toObjectSchema({ $schema: _, ...schema }: Record<string, unknown>): Tool['inputSchema'] {
  return { ...schema, type: 'object' };
}

/** `structuredContent` belongs to the output schema, so an error is text only. */
function toMcpResult(reply: ToolReply): CallToolResult {
  const content: CallToolResult['content'] = [{ type: 'text', text: JSON.stringify(reply.result) }];
  return reply.ok ? { content, structuredContent: { ...reply.result } } : { content, isError: true };
}
