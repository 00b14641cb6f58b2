// A process of its own, the baseline of guarded GET: Fastify with jsonwebtoken, as tutorials write it.
import { createSecretKey } from 'node:crypto';
import Fastify from 'fastify';
import jsonwebtoken from 'jsonwebtoken';
import { tellParent } from '../processes/parent.js';

const key = createSecretKey(Buffer.from(process.env['NEXTAUTH_SECRET'] ?? '', 'utf8'));
const server = Fastify();

server.get('/api/user/check-auth', async ({ headers }, reply) => {
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return reply.code(401).send({ code: 'unauthorized' });
  const claims = jsonwebtoken.verify(token, key, { algorithms: ['HS256'] });
  if (typeof claims === 'string') return reply.code(401).send({ code: 'unauthorized' });
  return {
    authenticated: true,
    user_id: 1,
    email: typeof claims['email'] === 'string' ? claims['email'] : null,
    name: null,
    token_valid: true,
    expires_at: new Date((claims.exp ?? 0) * 1000).toISOString(),
  };
});

await server.listen({ host: '127.0.0.1', port: 0 });
tellParent({ port: (server.server.address() as { port: number }).port });
