import { type Span, telemetry } from '@app/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Measures every HTTP request and makes it a span. Routes are patterns without ids; all unknown paths share one label.
 * @param acceptsParent whether requests may continue a trace, see `traceparent` of W3C
 */
export function measureRequests(server: FastifyInstance, acceptsParent: boolean): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  server.addHook('preHandler', (request, _reply, done) => {
    const { tracer } = telemetry;
    if (!tracer.isOn) return done();
    const parent = acceptsParent ? request.headers['traceparent'] : undefined;
    const route = routeOf(request);
    const span = tracer.start(`${request.method} ${route}`, {
      kind: 'server',
      attributes: { 'http.request.method': request.method, 'http.route': route, 'request.id': request.id },
      ...(typeof parent === 'string' ? { parent } : {}),
    });
    spans.set(request, span);
    tracer.within(span, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode;
    telemetry.metrics.httpRequestEnded({
      method: request.method,
      route: routeOf(request),
      status,
      seconds: reply.elapsedTime / 1000,
    });
    const span = spans.get(request);
    span?.set({ 'http.response.status_code': status });
    if (status >= 500) span?.fail(request.problemCode ?? String(status));
    span?.end();
    done();
  });
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown';
