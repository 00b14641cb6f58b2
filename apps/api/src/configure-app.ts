import { AppConfig } from '@app/config';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveAsyncApi } from './docs/asyncapi/serve-asyncapi.js';
import { ChatIoAdapter } from './gateway/transports/socket-io/chat-io.adapter.js';
import { readJsonBodies } from './http/json-body.js';
import { measureRequests } from './http/measure-requests.js';
import { OriginPolicy } from './http/origin-policy.js';
import { ProblemDetailsFilter } from './http/problem-details.filter.js';
import { RequestValidationPipe } from './http/validation.pipe.js';
import { readFormBodies } from './oauth/form-bodies.js';
import { isTerminal } from './logging/create-logger.js';
import { logRequests } from './logging/log-requests.js';
import { serveOpenApi } from './docs/openapi-document.js';
import { serveWeb } from './web/serve-web.js';

/** Routes outside the prefix `api`. */
const WITHOUT_PREFIX = [
  'health/{*path}',
  'ws/{*path}',
  'metrics',
  'mcp',
  'oauth/{*path}',
  '.well-known/{*path}',
];

/** Puts the routes below `/api`, except those that other programs expect elsewhere. */
export function prefixRoutes(app: INestApplication): void {
  app.setGlobalPrefix('api', {
    exclude: WITHOUT_PREFIX.map((path) => ({ path, method: RequestMethod.ALL })),
  });
}

/** Sets up what applies to all routes. */
export function configureApp(app: NestFastifyApplication): void {
  const origins = app.get(OriginPolicy, { strict: false });
  prefixRoutes(app);
  readJsonBodies(app);
  readFormBodies(app);
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemDetailsFilter());
  app.useWebSocketAdapter(app.get(ChatIoAdapter, { strict: false }));
  app.enableCors({
    origin: (origin: string | undefined, decide: (error: null, isAllowed: boolean) => void) =>
      decide(null, origin === undefined || origins.allowsOrigin(origin)),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy', 'www-authenticate'],
    maxAge: 3600,
    // `answerOptions` answers OPTIONS, preflight or not.
    preflightContinue: true,
    strictPreflight: false,
  });
  const { env } = app.get(AppConfig, { strict: false });
  measureRequests(app.getHttpAdapter().getInstance(), env.TRUST_PROXY > 0);
  logRequests(app.getHttpAdapter().getInstance(), isTerminal(env.NODE_ENV));
  serveOpenApi(app);
  serveAsyncApi(app);
  if (env.WEB_ENABLED) serveWeb(app);
  // A requested shutdown exits with code 0, whichever signal requested it.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP'], { useProcessExit: true });
}
