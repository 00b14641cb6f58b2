import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AppConfig } from '@app/config';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerOptions } from './answer-options.js';
import { BODY_LIMIT_BYTES } from '../errors/http.errors.js';
import { answerProblem } from './problem-details.filter.js';
import { refuseUndecodableQueries } from './query-encoding.js';
import { addSecurityHeaders } from './security-headers.js';
import { answerUnreadableRequest } from './unreadable-request.js';

/** In characters; ids have 36. */
const MAX_PARAMETER_LENGTH = 100;
const REQUEST_TIMEOUT_MS = 30_000;
/** How often Node checks for requests that arrive too slowly. */
const TIMEOUT_CHECK_MS = 2_000;
/** Above the idle time-out of common proxies (60 s), so that the proxy closes first. */
const KEEP_ALIVE_MS = 72_000;
const SAFE_REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

export interface HttpAdapterOptions {
  /** Time for the headers and body of a request to arrive; responses have no limit. @default 30000 */
  requestTimeoutMs?: number;
}

export function createHttpAdapter(
  config: AppConfig,
  logger: FastifyBaseLogger,
  { requestTimeoutMs = REQUEST_TIMEOUT_MS }: HttpAdapterOptions = {},
): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    genReqId: requestId,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Event streams and long polls may be idle for long.
    connectionTimeout: 0,
    http: {
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(TIMEOUT_CHECK_MS, requestTimeoutMs / 2),
    },
    trustProxy: (_address: string, hop: number) => hop < config.env.TRUST_PROXY,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    clientErrorHandler: answerUnreadableRequest,
    // For undecodable paths, which reach no hook or filter.
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

/** The client's request id if it is safe to log; otherwise a new one. */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const sent = request.headers['x-request-id'];
  return typeof sent === 'string' && SAFE_REQUEST_ID.test(sent) ? sent : randomUUID();
}
