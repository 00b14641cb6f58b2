import type { AppConfig } from '@app/config';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** API responses need no resources when a browser displays them. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** For Swagger UI: its own files and inline styles, no inline scripts. "Try it out" calls this service. */
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

/** Sent in every environment, also on raw sockets. */
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
 * @fastify/helmet is not used, because responses outside Fastify's hooks (unreadable requests, Socket.IO) need the same
 * headers.
 */
export const securityHeaders = (config: AppConfig): Readonly<Record<string, string>> => ({
  ...SECURITY_HEADERS,
  ...(config.isProduction ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
});

/** The documentation pages may be cached and run their own scripts. */
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

/** Problem responses call this too: they may be sent before any hook has run. */
export function setSecurityHeaders(reply: FastifyReply): void {
  void reply.headers(reply.server.securityHeaders);
}
