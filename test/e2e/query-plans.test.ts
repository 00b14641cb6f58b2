import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { describeWith, POSTGRES } from '../support/needs.js';
import { RealtimeClient } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp } from '../support/start-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Large enough for a plan by index to be the cheaper one. */
const FILL = `
  INSERT INTO app.users (provider, provider_subject, email, email_verified, name, created_at)
  SELECT 'google', 'subject-' || n, 'person' || n || '@example.com', true, 'Person ' || md5(n::text),
         now() - n * interval '10 minutes'
    FROM generate_series(1, 10000) n;
  INSERT INTO app.chat_sessions (id, user_id, title, message_count, last_message_at, last_used_at, created_at)
  SELECT gen_random_uuid(), u.id, 'Session ' || n, 4, u.created_at, u.created_at, u.created_at
    FROM app.users u CROSS JOIN generate_series(1, 2) n;
  INSERT INTO app.chat_messages (id, session_id, position, role, content, status, created_at, updated_at)
  SELECT gen_random_uuid(), s.id, p, CASE p % 2 WHEN 0 THEN 'user' ELSE 'assistant' END,
         'Text ' || md5(s.id::text || p), 'complete', s.created_at, s.created_at
    FROM app.chat_sessions s CROSS JOIN generate_series(0, 3) p;
  UPDATE app.chat_messages answer SET reply_to = question.id
    FROM app.chat_messages question
   WHERE question.session_id = answer.session_id AND question.position = answer.position - 1 AND answer.role = 'assistant';
  INSERT INTO app.model_requests (id, kind, provider, model, user_id, message_id, outcome, started_at, ended_at)
  SELECT gen_random_uuid(), 'answer', 'embedded', 'analyst-1', s.user_id, m.id, 'complete', m.created_at, m.created_at
    FROM app.chat_messages m JOIN app.chat_sessions s ON s.id = m.session_id WHERE m.position = 1;
  INSERT INTO app.sign_ins (id, user_id) SELECT gen_random_uuid(), id FROM app.users;
  INSERT INTO app.refresh_tokens (digest, sign_in_id, expires_at)
  SELECT sha256(id::text::bytea), id, now() + interval '30 days' FROM app.sign_ins;
  INSERT INTO app.audit_log (id, action, target_kind, request_id)
  SELECT gen_random_uuid(), 'user.update', 'user', md5(n::text) FROM generate_series(1, 10000) n`;

const BIG = [
  'users',
  'chat_sessions',
  'chat_messages',
  'model_requests',
  'sign_ins',
  'refresh_tokens',
  'audit_log',
];

interface Scans {
  table: string;
  scans: number;
  rows: number;
}

describeWith([POSTGRES], 'the statements of a service with many users', () => {
  let database: TestDatabase;

  const onDatabase = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: database.env['DATABASE_URL'] });
    await client.connect();
    try {
      const { rows } = await client.query<Row>(sql);
      return rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    database = await createTestDatabase({ data: 'starter' });
    await onDatabase(FILL);
    await onDatabase('VACUUM ANALYZE');
    await onDatabase('SELECT pg_stat_reset()');
  });
  afterAll(() => database.close());

  it('find what they need by index', async () => {
    const app = await startTestApp({ ADMIN_EMAILS: 'admin@example.com' }, { database });
    try {
      await useEverything(app.url, await app.token('reader@example.com'));
      await administrate(app.url, await app.token('admin@example.com'));
    } finally {
      // Connections report what they have read at their end.
      await app.close();
    }
    const scans = await onDatabase<Scans & pg.QueryResultRow>(
      `SELECT relname AS table, seq_scan::int AS scans, seq_tup_read::int AS rows FROM pg_stat_user_tables
        WHERE schemaname = 'app' AND relname = ANY('{${BIG.join(',')}}') AND seq_tup_read > 0 ORDER BY relname`,
    );
    expect(scans).toEqual([]);
  });
});

/** Every route and event that reads or writes the data of a user. */
async function useEverything(url: string, token: string): Promise<void> {
  const rest = new RestClient(url, token);
  const ok = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await rest.send(method, path, body === undefined ? {} : { body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body as Record<string, unknown>;
  };
  const client = await RealtimeClient.connect(url, token);
  const { ack } = await client.ask("What is Khabib Nurmagomedov's UFC record?", {
    client_message_id: 'first',
  });
  const { session_id: session, response_id: answer, message_id: question } = ack as Record<string, string>;
  await client.send('message', {
    content: "What is Khabib Nurmagomedov's UFC record?",
    client_message_id: 'first',
    session_id: session,
  });
  await client.ask('And how old is he?', { session_id: session });
  await client.send('join', { session_id: session });
  await client.send('resume', { message_id: answer, after_seq: 0 });
  await client.send('stop', { message_id: answer });
  await client.send('leave', { session_id: session });
  client.close();

  await ok('GET', '/api/user/me');
  await ok('GET', '/api/user/profile');
  await ok('PUT', '/api/user/profile', { name: 'Reader' });
  await ok('GET', '/api/user/usage');
  await ok('POST', '/api/user/increment-usage');
  await ok('GET', '/api/auth/sessions');
  await ok('POST', '/api/chat/session', { title: 'Another' });
  const sessions = await ok('GET', '/api/chat/sessions?limit=1');
  await ok('GET', `/api/chat/sessions?limit=1&cursor=${String(sessions['next_cursor'])}`);
  await ok('GET', `/api/chat/session/${session}`);
  await ok('GET', `/api/chat/session/${session}/validate`);
  await ok('PUT', `/api/chat/session/${session}/title`, { title: 'Khabib' });
  await ok('GET', `/api/chat/history?session_id=${session}`);
  await ok('GET', `/api/chat/history?session_id=${session}&after=${question}`);
  await ok('GET', '/api/chat/search?q=Khabib');
  await ok('PUT', `/api/chat/message/${answer}/feedback`, { rating: 'up' });
  await ok('POST', `/api/chat/session/${session}/share`);
  await ok('GET', `/api/chat/session/${session}/share`);
  await ok('DELETE', `/api/chat/session/${session}/share`);
  await ok('GET', '/api/user/export');

  const socket = await RealtimeClient.connect(url, token);
  const again = (await socket.send('regenerate', { message_id: answer })) as Record<string, string>;
  await socket.waitFor('response_end', ({ message_id }) => message_id === again['response_id']);
  const { ack: last } = await socket.ask('Who is the champion?', { session_id: session });
  const edited = (await socket.send('edit', {
    message_id: last['message_id'],
    content: 'Who is the heavyweight champion?',
  })) as Record<string, string>;
  await socket.waitFor('response_end', ({ message_id }) => message_id === edited['response_id']);
  socket.close();
  await ok('GET', `/api/chat/message/${String(edited['response_id'])}/versions`);
  await ok('DELETE', `/api/chat/session/${session}`);
  await ok('POST', '/api/auth/logout-everywhere');
}

async function administrate(url: string, token: string): Promise<void> {
  const rest = new RestClient(url, token);
  const today = new Date().toISOString().slice(0, 10);
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const answer = await rest.get(path);
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body as Record<string, unknown>;
  };
  await read('/api/admin/users?limit=20');
  await read('/api/admin/users?q=person7654');
  await read('/api/admin/users/77');
  await read(`/api/admin/usage?from=${today}&to=${today}&by=user`);
  await read('/api/admin/audit?limit=20');
  await read('/api/admin/feedback?limit=20');
  await read('/api/admin/answers');
  await read('/api/admin/connections');
}
