import { z } from 'zod';
import { named } from '../fields.js';

const address = (description: string, example: string) =>
  z.string().meta({ description, format: 'uri', example });

export const protectedResource = named(
  'ProtectedResource',
  z
    .object({
      resource: address('The MCP endpoint.', 'https://api.example.com/mcp'),
      resource_name: z.string().describe('Name of the service.'),
      authorization_servers: z
        .array(address('This service.', 'https://api.example.com'))
        .describe('Where clients get tokens.'),
      scopes_supported: z.array(z.string()).describe('Scopes of the tokens of clients.'),
      bearer_methods_supported: z.array(z.literal('header')).describe('How the token is sent.'),
      resource_documentation: address('The description of the routes.', 'https://api.example.com/docs'),
    })
    .describe('Metadata of the MCP endpoint (RFC 9728).'),
);

export const mcpResponse = named(
  'McpResponse',
  z
    .object({
      jsonrpc: z.literal('2.0').describe('Version of JSON-RPC.'),
      id: z.union([z.string(), z.number()]).nullable().describe('`id` of the request; null if it has none.'),
      result: z.record(z.string(), z.unknown()).optional().describe('Result of the method.'),
      error: z
        .object({
          code: z.int().describe('JSON-RPC code.'),
          message: z.string().describe('What happened.'),
          data: z.unknown().optional().describe('More about the error.'),
        })
        .optional()
        .describe('Error of the protocol; errors of tools are results with `isError`.'),
    })
    .describe('A JSON-RPC response of the Model Context Protocol.'),
);

export type ProtectedResource = z.output<typeof protectedResource>;
