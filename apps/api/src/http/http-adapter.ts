import type { AppConfig } from '@app/config';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerOptions } from './answer-options.js';
import { BODY_LIMIT_BYTES } from './body-limit.js';
import { answerProblem } from './problem-details.filter.js';
import { refuseUndecodableQueries } from './query-encoding.js';
import { requestId } from './request-id.js';
import { addSecurityHeaders, securityHeaders } from './security-headers.js';
import { answerUnreadableRequest } from './unreadable-request.js';

/** Longest path parameter; ids are 36 characters. */
const LONGEST_PARAMETER = 100;

/** The HTTP server's frame: body limit, request ids, whom to believe about the client's address. */
export function createHttpAdapter(config: AppConfig, logger: FastifyBaseLogger): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // Requests are logged by our own hook.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    genReqId: requestId,
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_address: string, hop: number) => hop < config.env.TRUST_PROXY,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    clientErrorHandler: (failure, socket) =>
      answerUnreadableRequest(failure, socket, securityHeaders(config)),
    // A path that cannot be decoded fails before any route, hook or filter.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply),
  });
  const server = adapter.getInstance();
  server.decorateRequest('user', null);
  server.decorateRequest('problemCode', null);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  addSecurityHeaders(server, config);
  answerOptions(server);
  refuseUndecodableQueries(server);
  return adapter;
}
