import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { BEARER_SCHEME } from '../errors/api-problems.decorator.js';
import { buildComponents, referenced } from './wire-schemas.js';

/** What both documents of the service, of its routes and of its events, say of it. */
export const API_TITLE = 'MMA Savant';
export const API_VERSION = '1';
export const API_LICENSE = { name: 'MIT', url: 'https://opensource.org/license/mit' } as const;

const DESCRIPTION = [
  'Answers questions about mixed martial arts, in Korean and English, from data instead of memory.',
  'Questions are asked over Socket.IO (namespace `/chat`), whose events stand at `/docs/events`; these routes are for ' +
    'accounts, sessions and history.',
  'Every failure is answered as `application/problem+json` (RFC 9457) with a stable `code`. ' +
    'Every answer carries `x-request-id`. Times are RFC 3339 in UTC.',
].join('\n\n');

const TAGS = [
  ['Authentication', 'Getting a token.'],
  ['Users', 'Your profile and how many requests remain.'],
  ['Chat sessions', 'Your conversations and what was said in them.'],
  ['Operations', 'Whether the service works and how far its data reaches.'],
] as const;

/** Makes the OpenAPI document of everything the service's routers know. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
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
  return document;
}

/** Serves Swagger UI at `/docs` and the document at `/docs-json`; it is made when it is first asked for. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: `${API_TITLE}: routes`,
    swaggerOptions: { persistAuthorization: true, displayOperationId: true },
  });
}
