import specs from '@asyncapi/specs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { io, type Socket } from 'socket.io-client';
import type { AsyncApiDocument } from '../../apps/api/src/docs/asyncapi/document-types.js';
import { ProtocolChecker } from '../support/protocol-checker.js';
import { fresh } from '../support/realtime-client.js';
import { RestClient } from '../support/rest-client.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

const UNKNOWN_ID = '01890a5d-ac96-774b-bcce-b302099a8057';
/** Events that this test provokes; others are checked when they occur. */
const PROVOKED = [
  'connection_established',
  'connect_error',
  'message_received',
  'typing',
  'session_updated',
  'session_deleted',
  'response_start',
  'tool_call',
  'response_chunk',
  'response_end',
  'error',
  'pong',
];

describe('the AsyncAPI document', () => {
  let service: TestApp;
  let rest: RestClient;
  let document: AsyncApiDocument;

  beforeAll(async () => {
    service = await startTestApp();
    rest = new RestClient(service.url, await service.token());
    document = (await rest.get('/docs/events.json')).body;
  });
  afterAll(() => service.close());

  it('is public as JSON', async () => {
    const { status, headers } = await new RestClient(service.url).get('/docs/events.json');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  });

  it('is a valid AsyncAPI 3.0.0 document', () => {
    const { definitions, ...schema } = structuredClone(specs.schemas['3.0.0']);
    // Built into Ajv.
    delete definitions?.['http://json-schema.org/draft-07/schema'];
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile({ ...schema, ...(definitions === undefined ? {} : { definitions }) });
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...document, channels: { chat: { address: 7 } } })).toBe(false);
  });

  it('has a page without scripts or external resources', async () => {
    const page = await new RestClient(service.url).get('/docs/events');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).not.toMatch(/<script|<link|<img|(src|href)="https?:|url\(|@import/);
    for (const name of Object.values(document.components.messages).map((message) => message.name)) {
      if (/^[a-z_]+_acknowledgement$|^ask$/.test(name)) continue;
      expect(page.text).toContain(`<code>${name}</code>`);
    }
    const targets = [...page.text.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(15);
    for (const target of targets) expect(page.text).toContain(`id="${target}"`);
  });

  it('does not replace the page of the routes', async () => {
    const page = await rest.get('/docs');
    expect([page.status, page.text.includes('swagger-ui')]).toEqual([200, true]);
  });
});

describe('the events sent over Socket.IO', () => {
  let service: TestApp;
  let rest: RestClient;
  let checker: ProtocolChecker;
  const faults: string[] = [];
  const seen = new Map<string, Record<string, unknown>[]>();
  const sockets: Socket[] = [];

  const take = (event: string, data: unknown): void => {
    faults.push(...checker.eventFaults(event, data));
    seen.set(event, [...(seen.get(event) ?? []), data as Record<string, unknown>]);
  };
  const connect = async (token: string, sessionId?: string): Promise<Socket> => {
    const socket = io(`${service.url}/chat`, {
      auth: { token, ...(sessionId === undefined ? {} : { session_id: sessionId }) },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    sockets.push(socket);
    socket.onAny((event: string, ...args: unknown[]) => {
      if (args.length !== 1) faults.push(`${event} carries ${args.length} arguments`);
      take(event, args[0]);
    });
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error: Error & { data?: unknown }) => {
        take('connect_error', error.data);
        resolve();
      });
    });
    return socket;
  };
  const send = async (socket: Socket, event: string, fields: unknown): Promise<Record<string, unknown>> => {
    const answer: unknown = await socket.timeout(20_000).emitWithAck(event, fields);
    faults.push(...checker.acknowledgementFaults(event, answer));
    return answer as Record<string, unknown>;
  };
  /** Sends an event, validated against the document. */
  const sendChecked = async (socket: Socket, event: string, fields: object) => {
    expect(checker.fieldFaults(event, fields)).toEqual([]);
    const answer = await send(socket, event, fields);
    expect([event, answer]).toEqual([event, expect.objectContaining({ ok: true })]);
    return answer;
  };
  const until = async (event: string, match: (data: Record<string, unknown>) => boolean): Promise<void> => {
    const deadline = Date.now() + 30_000;
    while (!(seen.get(event) ?? []).some(match)) {
      if (Date.now() > deadline) throw new Error(`no ${event}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const end = (answer: Record<string, unknown>) =>
    until('response_end', ({ message_id }) => message_id === answer['response_id']);

  beforeAll(async () => {
    service = await startTestApp();
    rest = new RestClient(service.url, await service.token());
    checker = new ProtocolChecker((await rest.get('/docs/events.json')).body);
  });
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await service.close();
  });

  it('are checked by a validator that detects faults', () => {
    expect(checker.eventFaults('pong', { timestamp: new Date().toISOString() })).toEqual([]);
    expect(checker.eventFaults('pong', { timestamp: 'yesterday' })).toHaveLength(1);
    expect(checker.eventFaults('pong', { timestamp: new Date().toISOString(), more: 1 })).toHaveLength(1);
    expect(checker.eventFaults('pong', {})).toHaveLength(1);
    expect(checker.eventFaults('poing', {})).toEqual(['poing is not in the document']);
    expect(checker.acknowledgementFaults('stop', { ok: true })).toEqual([]);
    expect(checker.acknowledgementFaults('stop', { ok: true, more: 1 })).not.toEqual([]);
    expect(checker.acknowledgementFaults('stop', { ok: false, error: { code: 'no_such' } })).not.toEqual([]);
  });

  it('match the document: questions, answers, sessions, refusals', async () => {
    const token = await service.token();
    const socket = await connect(token);
    const question = { content: "What is Khabib Nurmagomedov's UFC record?", client_message_id: 'one' };
    const turn = await sendChecked(socket, 'message', question);
    await end(turn);
    const session = { session_id: turn['session_id'] };
    await sendChecked(socket, 'message', { ...question, ...session });
    const other = await connect(token, String(turn['session_id']));
    await sendChecked(other, 'join', session);
    await end(
      await sendChecked(socket, 'regenerate', { message_id: turn['response_id'], client_message_id: 'two' }),
    );
    await end(
      await sendChecked(socket, 'edit', {
        message_id: turn['message_id'],
        content: 'What is the record of Jon Jones?',
        client_message_id: 'three',
      }),
    );
    await end(
      await sendChecked(socket, 'message', { content: 'Compare Jon Jones and Stipe Miocic', ...session }),
    );
    await end(
      await sendChecked(socket, 'message', { content: fresh('What is the weather?'), session_id: null }),
    );
    const stopped = await sendChecked(socket, 'message', { content: '존 존스의 지난 경기는?' });
    await sendChecked(socket, 'stop', { message_id: stopped['response_id'] });
    await end(stopped);
    await sendChecked(other, 'resume', { message_id: stopped['response_id'], after_seq: 0 });
    await sendChecked(socket, 'typing', { ...session, is_typing: true });
    await sendChecked(other, 'leave', session);
    await sendChecked(socket, 'ping', {});
    await sendChecked(socket, 'auth_refresh', { token });
    await rest.put(`/api/chat/session/${String(turn['session_id'])}/title`, { title: 'Another' });
    expect((await rest.delete(`/api/chat/session/${String(turn['session_id'])}`)).status).toBe(200);

    for (const event of [
      'message',
      'stop',
      'regenerate',
      'edit',
      'resume',
      'join',
      'leave',
      'typing',
      'auth_refresh',
    ]) {
      for (const fields of [{}, null, 'x', [], { message_id: UNKNOWN_ID, session_id: UNKNOWN_ID }]) {
        expect(await send(socket, event, fields)).toMatchObject({ ok: false });
      }
    }
    for (const [event, fields] of [
      ['message', { content: 'x', session_id: UNKNOWN_ID }],
      ['stop', { message_id: UNKNOWN_ID }],
      ['resume', { message_id: UNKNOWN_ID, after_seq: 0 }],
      ['join', { session_id: UNKNOWN_ID }],
    ] as const) {
      expect(await send(socket, event, fields)).toMatchObject({ ok: false });
    }
    socket.emit('message', { content: '' });
    socket.emit('no_such_event', {});
    await until('error', ({ error }) => JSON.stringify(error).includes('event'));
    await connect('no token');
    await connect(token, UNKNOWN_ID);
    await sendChecked(socket, 'ping', {});

    expect(faults).toEqual([]);
    expect([...seen.keys()]).toEqual(expect.arrayContaining(PROVOKED));
    expect(checker.serverEvents).toEqual(expect.arrayContaining([...seen.keys()]));
    expect(seen.get('tool_call')?.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['running', 'done']),
    );
  });
});
