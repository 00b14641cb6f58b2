import { ValidationFailedError } from '@app/chat-protocol';
import type { FastifyInstance } from 'fastify';

export function refuseUndecodableQueries(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const start = request.url.indexOf('?');
    if (start === -1 || isDecodable(request.url.slice(start))) done();
    else done(new ValidationFailedError([{ field: 'query', message: 'must be percent-encoded UTF-8' }]));
  });
}

export function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
