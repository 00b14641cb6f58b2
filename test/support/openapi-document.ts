import { loadConfig } from '@app/config';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { loadDescribedTools } from '@app/mma';
import { AppModule } from '../../apps/api/src/app.module.js';
import { prefixRoutes } from '../../apps/api/src/configure-app.js';
import { createOpenApiDocument } from '../../apps/api/src/docs/openapi-document.js';

/** The OpenAPI document of the service, without a database: nothing is started. */
export async function buildOpenApiDocument(): Promise<OpenAPIObject> {
  const config = loadConfig({
    NODE_ENV: 'test',
    NEXTAUTH_SECRET: 'x'.repeat(32),
    DATABASE_URL: 'postgres://nowhere/x',
  });
  const app = await NestFactory.create(AppModule.forRoot(config), new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  prefixRoutes(app);
  return createOpenApiDocument(app, await loadDescribedTools());
}
