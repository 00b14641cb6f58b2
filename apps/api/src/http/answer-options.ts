import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RouteNotFoundError } from '../errors/http.errors.js';

interface Route {
  path: RegExp;
  methods: string[];
}

/** Answers OPTIONS on every route: a preflight with the CORS headers, other requests with the route's methods. */
export function answerOptions(server: FastifyInstance): void {
  const routes: Route[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    const methods = [method].flat().filter((name) => name !== 'OPTIONS');
    if (methods.length > 0) routes.push({ path: toPattern(url), methods });
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    const [path = ''] = request.url.split('?', 1);
    const methods = routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods);
    if (methods.length === 0 && !isPreflight(request)) {
      done(new RouteNotFoundError());
      return;
    }
    // Without a content length Safari waits for a body (see @fastify/cors).
    void reply
      .code(204)
      .headers({ allow: [...new Set([...methods, 'OPTIONS'])].join(', '), 'content-length': '0' })
      .send();
  });
}

const isPreflight = ({ headers }: FastifyRequest): boolean =>
  headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

function toPattern(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:[A-Za-z_]+/g, '[^/]+')
    .replace(/\*$/, '.*');
  return new RegExp(`^${source}$`);
}
