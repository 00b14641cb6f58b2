import type { FastifyRequest } from 'fastify';

/** Addresses of programs: what is not there is a problem in JSON, also for browsers. */
const PROGRAM_PATH =
  /^\/(?:api|assets|docs[^/]*|health|metrics|mcp|oauth|socket\.io|ws|\.well-known)(?:[/?]|$)/;

type PageRequest = Pick<FastifyRequest, 'method' | 'url' | 'is404'> & {
  headers: Pick<FastifyRequest['headers'], 'accept'>;
};

/**
 * Whether a browser wants the page: at `/`, and wherever no route is, so that the page's own addresses can be opened and
 * reloaded. Programs that do not ask for HTML get the error.
 */
export function wantsPage({ method, url, is404, headers }: PageRequest): boolean {
  if (!is404 || (method !== 'GET' && method !== 'HEAD') || PROGRAM_PATH.test(url)) return false;
  return /^\/(?:\?|$)/.test(url) || /\btext\/html\b/i.test(headers.accept ?? '');
}
