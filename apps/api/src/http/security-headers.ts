import type { AppConfig } from '@app/config';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** An answer of the API is data: a browser that shows it as a page may load and run nothing. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/**
 * For Swagger UI, which loads its own files and puts styles into its page. Its scripts are files, so that inline
 * scripts stay forbidden; "Try it out" calls this service.
 */
const DOCUMENTATION_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const DOCUMENTATION = /^\/docs(?:[/?]|$)/;
const YEAR_SECONDS = 31_536_000;

/** Those that hold in every environment; raw sockets are answered with them. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': API_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

declare module 'fastify' {
  interface FastifyInstance {
    securityHeaders: Readonly<Record<string, string>>;
  }
}

/**
 * The headers of every answer that sets no others. Not by @fastify/helmet: the same table also serves answers that no
 * Fastify hook sees (unreadable requests, Socket.IO), and the page of the documentation needs a policy by path.
 */
export const securityHeaders = (config: AppConfig): Readonly<Record<string, string>> => ({
  ...SECURITY_HEADERS,
  ...(config.isProduction ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
});

/** Puts them on every answer of a route; the documentation, which is the same for all, may be cached and has scripts. */
export function addSecurityHeaders(server: FastifyInstance, config: AppConfig): void {
  server.decorate('securityHeaders', securityHeaders(config));
  server.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(reply);
    if (DOCUMENTATION.test(request.url)) {
      void reply.headers({
        'cache-control': 'no-cache',
        'content-security-policy': DOCUMENTATION_POLICY,
      });
    }
    done();
  });
}

/** For problems too: they may answer before any hook ran, or in place of a page of the documentation. */
export function setSecurityHeaders(reply: FastifyReply): void {
  void reply.headers(reply.server.securityHeaders);
}
