import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Store, storage } from 'nestjs-pino/storage.js';
import type { Logger } from 'pino';

/** Logged at level debug only. */
const QUIET_ROUTE = /^\/(health|docs|metrics)/;

/**
 * Logs one line per response and adds the request id to every line of the request. Replaces the middleware of
 * nestjs-pino, which needs a middleware engine on every request and loses the id while a body is read.
 * @param isQuiet log successful requests at level debug
 */
export function logRequests(server: FastifyInstance, isQuiet: boolean): void {
  server.addHook('preHandler', (request, _reply, done) => {
    if (isPino(request.log)) storage.run(new Store(request.log), done);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const line = describe(request, reply);
    if (QUIET_ROUTE.test(line.route) || (isQuiet && line.status < 400))
      request.log.debug(line, 'request answered');
    else request.log.info(line, 'request answered');
    done();
  });
}

/** Fastify's logger type is narrower than the pino logger in use. */
const isPino = (logger: FastifyBaseLogger): logger is Logger => 'bindings' in logger;

function describe(request: FastifyRequest, reply: FastifyReply) {
  return {
    method: request.method,
    // The route pattern, without ids and query.
    route: request.routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    duration_ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(request.user === null ? {} : { user_id: request.user.id }),
    ...(request.problemCode === null ? {} : { code: request.problemCode }),
  };
}
