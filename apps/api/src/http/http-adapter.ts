import type { AppConfig } from '@app/config';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerOptions } from './answer-options.js';
import { BODY_LIMIT_BYTES } from '../errors/http.errors.js';
import { answerProblem } from './problem-details.filter.js';
import { refuseUndecodableQueries } from './query-encoding.js';
import { requestId } from './request-id.js';
import { addSecurityHeaders } from './security-headers.js';
import { answerUnreadableRequest } from './unreadable-request.js';

/** Longest path parameter; ids are 36 characters. */
const LONGEST_PARAMETER = 100;
const REQUEST_TIMEOUT_MS = 30_000;
/** Node compares the requests that are still arriving with their time-out this often. */
const TIMEOUT_CHECK_MS = 2_000;
/** Longer than what proxies keep idle connections for (mostly 60 s), so that the proxy closes first. */
const KEEP_ALIVE_MS = 72_000;

export interface HttpAdapterOptions {
  /** How long a request may take to arrive, headers and body. Answers may take as long as they need. @default 30000 */
  requestTimeoutMs?: number;
}

/** The HTTP server's frame: body limit, time-outs, request ids, whom to believe about the client's address. */
export function createHttpAdapter(
  config: AppConfig,
  logger: FastifyBaseLogger,
  { requestTimeoutMs = REQUEST_TIMEOUT_MS }: HttpAdapterOptions = {},
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // Requests are logged by our own hook.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    genReqId: requestId,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // A silent connection is not an unfinished request: event streams and long polls wait for their next event.
    connectionTimeout: 0,
    http: {
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, requestTimeoutMs / 2),
    },
    trustProxy: (_address: string, hop: number) => hop < config.env.TRUST_PROXY,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    clientErrorHandler: answerUnreadableRequest,
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
