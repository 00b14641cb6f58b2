import { ToolRegistry } from '@app/mma';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { BEARER_SCHEME } from '../errors/api-problems.decorator.js';
import { buildComponents, referenced } from '@app/chat-protocol';
import { describeTools } from './describe-tools.js';

export const API_TITLE = 'MMA Savant';
export const API_VERSION = '1';
export const API_LICENSE = { name: 'MIT', url: 'https://opensource.org/license/mit' } as const;

const DESCRIPTION = [
  'Answers questions about mixed martial arts, in Korean and English, from data instead of memory.',
  'Ask questions here, with the answer as server-sent events or from the message history, or over Socket.IO and ' +
    'WebSocket; `/docs/events` describes their events.',
  'Errors are `application/problem+json` (RFC 9457) with a stable `code`. ' +
    'Every response carries `x-request-id`. Times are RFC 3339 in UTC.',
].join('\n\n');

const TAGS = [
  ['Authentication', 'Sign-in and tokens.'],
  ['Users', 'Your profile, quota and data.'],
  ['Chat sessions', 'Your chat sessions and their messages.'],
  ['Answers', 'Ask questions; follow, stop and regenerate answers.'],
  ['Tools', 'The tools of the language model, called directly.'],
  ['MCP', 'The tools for clients of the Model Context Protocol.'],
  ['Usage', 'Requests, tokens and cost.'],
  ['Administration', 'For administrators: users, usage, the audit log, running answers, feedback.'],
  ['Operations', 'Health of the service and coverage of its data.'],
] as const;

/** Builds the OpenAPI document; response schemas come from the chat protocol. */
export function createOpenApiDocument(app: INestApplication, tools: ToolRegistry): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(API_TITLE)
    .setDescription(DESCRIPTION)
    .setVersion(API_VERSION)
    .setLicense(API_LICENSE.name, API_LICENSE.url)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER_SCHEME);
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const answers = referenced(buildComponents('openapi-3.0'), document.paths);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...answers },
  };
  describeTools(document, tools);
  return document;
}

/** Serves Swagger UI at `/docs` and the document at `/docs-json`, which is built at the first request. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup(
    'docs',
    app,
    () => createOpenApiDocument(app, app.get(ToolRegistry, { strict: false })),
    {
      jsonDocumentUrl: 'docs-json',
      yamlDocumentUrl: 'docs-yaml',
      customSiteTitle: `${API_TITLE}: routes`,
      swaggerOptions: { persistAuthorization: true, displayOperationId: true },
    },
  );
}
