import {
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { ProtocolServer, McpTools } from './mcp-tools.js';

/** The specification's code of an unknown resource. */
const RESOURCE_NOT_FOUND = -32002;
const MIME_TYPE = 'application/json';
const URI = /^mma:\/\/(fighter|event|bout)\/([\w-]{1,40})$/;

interface ResourceKind {
  title: string;
  description: string;
  tool: string;
  /** The tool's parameter that takes the id. */
  parameter: string;
  /** The field of `data` that holds the id. */
  idField: string;
}

const KINDS = {
  fighter: {
    title: 'Fighter',
    description:
      'One fighter: UFC record, streaks, measurements, totals and rates. The id is a `fighter_id`.',
    tool: 'get_fighter',
    parameter: 'fighter',
    idField: 'fighter_id',
  },
  event: {
    title: 'Event',
    description: 'One UFC event with all its bouts. The id is an `event_id`.',
    tool: 'get_event',
    parameter: 'event',
    idField: 'event_id',
  },
  bout: {
    title: 'Bout',
    description: 'One UFC bout with its statistics by round. The id is a `bout_id`.',
    tool: 'get_bout',
    parameter: 'bout_id',
    idField: 'bout_id',
  },
} as const satisfies Record<string, ResourceKind>;

const kindSchema = z.enum(['fighter', 'event', 'bout']);

export function serveResources(server: ProtocolServer, tools: McpTools): void {
  // There are thousands: they are found with the tools, and read by id.
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [] }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: Object.entries(KINDS).map(([name, { title, description }]) => ({
      uriTemplate: `mma://${name}/{id}`,
      name,
      title,
      description,
      mimeType: MIME_TYPE,
    })),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }, { signal }) => {
    const text = await readResource(tools, uri, signal);
    return { contents: [{ uri, mimeType: MIME_TYPE, text }] };
  });
}

/** A result of the tool as JSON. @throws McpError */
async function readResource(tools: McpTools, uri: string, signal: AbortSignal): Promise<string> {
  const [, name, id] = URI.exec(uri) ?? [];
  const kind = kindSchema.safeParse(name);
  if (!kind.success || id === undefined) throw notFound(uri);
  const { tool, parameter, idField } = KINDS[kind.data];
  const reply = await tools.call(tool, { [parameter]: id }, signal);
  if (!reply.ok) {
    const { code, message } = reply.result.error;
    if (code.endsWith('_not_found') || code === 'ambiguous_fighter') throw notFound(uri);
    throw new McpError(ErrorCode.InternalError, `${code}: ${message}`, { code });
  }
  // The tools also find names; a resource has one address only.
  const found = z.looseObject({ [idField]: z.literal(id) }).safeParse(reply.result.data);
  if (!found.success) throw notFound(uri);
  return JSON.stringify(reply.result);
}

const notFound = (uri: string): McpError =>
  new McpError(
    RESOURCE_NOT_FOUND,
    'There is no such resource. Addresses are mma://fighter/{id}, mma://event/{id} and mma://bout/{id}, with ids of tool results.',
    { uri: uri.slice(0, 200) },
  );
