// A process of its own, the baseline of HTTP requests: Fastify with fast-jwt, pg and fast-json-stringify, no framework.
import fastJsonStringify from 'fast-json-stringify';
import { createVerifier } from 'fast-jwt';
import Fastify from 'fastify';
import pg from 'pg';
import { tellParent } from '../processes/parent.js';

interface Claims {
  email?: string;
  exp?: number;
}

const PAGE = `SELECT id, user_id, title, message_count, last_message_at, created_at, updated_at, last_used_at
                FROM app.chat_sessions WHERE user_id = $1 ORDER BY last_used_at DESC, id DESC LIMIT $2`;
const COUNT = 'SELECT count(*)::int AS total FROM app.chat_sessions WHERE user_id = $1';
const text = { type: 'string' } as const;
const textOrNull = { type: 'string', nullable: true } as const;
const toJson = fastJsonStringify({
  type: 'object',
  properties: {
    sessions: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          session_id: text,
          user_id: { type: 'integer' },
          title: textOrNull,
          message_count: { type: 'integer' },
          last_message_at: textOrNull,
          created_at: text,
          updated_at: text,
        },
      },
    },
    total_sessions: { type: 'integer' },
    next_cursor: textOrNull,
  },
});

interface SessionRow {
  id: string;
  user_id: number;
  title: string | null;
  message_count: number;
  last_message_at: Date | null;
  created_at: Date;
  updated_at: Date;
  last_used_at: Date;
}

const verify = createVerifier({
  key: process.env['NEXTAUTH_SECRET'] ?? '',
  algorithms: ['HS256'],
  cache: true,
});
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const users = new Map<string, number>();
const server = Fastify();

function readClaims(authorization: string | undefined): Claims | null {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return null;
  try {
    return verify(token) as Claims;
  } catch {
    return null;
  }
}

async function userOf({ email = '' }: Claims): Promise<number> {
  const known = users.get(email);
  if (known !== undefined) return known;
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM app.users WHERE email = $1', [email]);
  const id = rows[0]?.id ?? 0;
  users.set(email, id);
  return id;
}

server.get('/api/user/check-auth', async ({ headers }, reply) => {
  const claims = readClaims(headers.authorization);
  if (claims === null) return reply.code(401).send({ code: 'unauthorized' });
  return {
    authenticated: true,
    user_id: 1,
    email: claims.email ?? null,
    name: null,
    token_valid: true,
    expires_at: new Date((claims.exp ?? 0) * 1000).toISOString(),
  };
});

server.get<{ Querystring: { limit?: string } }>('/api/chat/sessions', async ({ headers, query }, reply) => {
  const claims = readClaims(headers.authorization);
  if (claims === null) return reply.code(401).send({ code: 'unauthorized' });
  const limit = Number(query.limit ?? 20);
  const userId = await userOf(claims);
  const [page, count] = await Promise.all([
    pool.query<SessionRow>({ name: 'page', text: PAGE, values: [userId, limit + 1] }),
    pool.query<{ total: number }>({ name: 'count', text: COUNT, values: [userId] }),
  ]);
  const rows = page.rows.slice(0, limit);
  const last = page.rows.length > limit ? rows.at(-1) : undefined;
  const body = {
    sessions: rows.map((row) => ({
      session_id: row.id,
      user_id: row.user_id,
      title: row.title,
      message_count: row.message_count,
      last_message_at: row.last_message_at?.toISOString() ?? null,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
    })),
    total_sessions: count.rows[0]?.total ?? 0,
    next_cursor: last === undefined ? null : `${last.last_used_at.toISOString()} ${last.id}`,
  };
  return reply.header('content-type', 'application/json; charset=utf-8').send(toJson(body));
});

await server.listen({ host: '127.0.0.1', port: 0 });
tellParent({ port: (server.server.address() as { port: number }).port });
