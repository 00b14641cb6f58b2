import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { ServerEventName, ServerEventPayloads } from '@app/chat-protocol';
import type { AuthenticatedUser } from '../auth/authenticated-user.js';
import { type AnswerEvent, toChunk } from '../chat-turn/event-log/answer-event.js';
import type { ChatMessageEntity } from '../chat-session/chat-message.entity.js';
import { FailoverFollower } from '../chat-turn/event-log/failover-follower.js';
import { MemoryAnswerEventLog } from '../chat-turn/event-log/memory/memory-answer-event-log.js';
import { AnswerSubscription } from './answer-subscription.js';
import { ChatConnection } from './chat-connection.js';

const ids = { message_id: 'm', session_id: 's' };
const end: AnswerEvent = {
  event: 'response_end',
  data: {
    message_id: 'm',
    session_id: 's',
    status: 'complete',
    content: '',
    parts: [],
    usage: null,
    sources: [],
    grounding: null,
    reading: null,
    suggestions: [],
    cached: false,
    timestamp: '',
  },
};

class StuckConnection extends ChatConnection {
  readonly transport = 'web-socket';
  readonly id = 'c';
  readonly sent: { event: string; data: { from_seq?: number; seq?: number; content?: string } }[] = [];
  readonly buffer = new EventEmitter();
  waiting = 0;

  protected transmit<Name extends ServerEventName>(event: Name, data: ServerEventPayloads[Name]): void {
    this.sent.push({ event, data: data as ServerEventPayloads['response_chunk'] });
    this.waiting += 1;
  }

  isCongested(): boolean {
    return this.waiting > 16;
  }

  onceDrained(listener: () => void): () => void {
    this.buffer.once('drain', listener);
    return () => this.buffer.off('drain', listener);
  }

  end(): void {}

  drain(): void {
    this.waiting = 0;
    this.buffer.emit('drain');
  }
}

async function follow(): Promise<{
  connection: StuckConnection;
  say: (text: string) => void;
  finish: () => void;
  ended: () => boolean;
  close: () => void;
}> {
  const log = new MemoryAnswerEventLog();
  const connection = new StuckConnection({} as AuthenticatedUser, '127.0.0.1');
  connection.establish({ connection_id: 'c', user_id: 1, session_id: null, active: [], timestamp: '' });
  connection.sent.length = 0;
  connection.drain();
  let isEnded = false;
  let length = 0;
  const say = (text: string): void => {
    log.append('m', toChunk(ids, length, text));
    length += text.length;
  };
  const subscription = new AnswerSubscription(
    connection,
    'm',
    () => 's',
    () => {
      isEnded = true;
    },
  );
  say('0');
  const follower = await log.follow('m', 0, { onChange: subscription.pump, onLost: () => {} });
  if (follower === null) throw new Error('no log');
  subscription.attach(follower);
  subscription.pump();
  return {
    connection,
    say,
    finish: () => log.append('m', end),
    ended: () => isEnded,
    close: () => subscription.close(),
  };
}

describe(AnswerSubscription.name, () => {
  it('sends each chunk at once while the connection is not congested', async () => {
    const { connection, say } = await follow();
    for (const text of ['1', '2', '3']) {
      connection.drain();
      say(text);
    }
    expect(connection.sent.map(({ data }) => data.content)).toEqual(['0', '1', '2', '3']);
  });

  it('queues nothing for a congested connection and sends the remaining text as one chunk after the drain', async () => {
    const { connection, say } = await follow();
    for (let index = 0; index < 10_000; index += 1) say('x');
    expect(connection.waiting).toBeLessThanOrEqual(17);
    const before = connection.sent.length;
    connection.drain();
    expect(connection.sent).toHaveLength(before + 1);
    expect(connection.sent.at(-1)?.data).toMatchObject({ from_seq: before + 1, seq: 10_001 });
    expect(connection.sent.map(({ data }) => data.content).join('')).toHaveLength(10_001);
    expect(connection.buffer.listenerCount('drain')).toBe(0);
  });

  it('sends the end to a congested connection after the drain', async () => {
    const { connection, say, finish, ended } = await follow();
    for (let index = 0; index < 100; index += 1) say('x');
    finish();
    expect(ended()).toBe(false);
    connection.drain();
    expect(connection.sent.slice(-2).map(({ event }) => event)).toEqual(['response_chunk', 'response_end']);
    expect(ended()).toBe(true);
  });

  it('sends the end once when the log evicts the answer before the connection has drained', async () => {
    const log = new MemoryAnswerEventLog();
    const connection = new StuckConnection({} as AuthenticatedUser, '127.0.0.1');
    connection.establish({ connection_id: 'c', user_id: 1, session_id: null, active: [], timestamp: '' });
    connection.sent.length = 0;
    const subscription = new AnswerSubscription(
      connection,
      'm',
      () => 's',
      () => undefined,
    );
    const stored = { id: 'm', sessionId: 's', status: 'complete', content: 'xy', updatedAt: new Date() };
    const reload = async () => stored as ChatMessageEntity;
    const follower = new FailoverFollower(0, subscription.pump, reload);
    log.append('m', toChunk(ids, 0, 'x'));
    const live = await log.follow('m', 0, follower.events);
    if (live === null) throw new Error('no log');
    follower.readLog(live);
    subscription.attach(follower);
    connection.waiting = 100;
    log.append('m', toChunk(ids, 1, 'y'));
    log.append('m', end);
    log.drop('m');
    await new Promise((resolve) => setImmediate(resolve));
    connection.drain();
    await new Promise((resolve) => setImmediate(resolve));
    expect(connection.sent.map(({ event }) => event)).toEqual([
      'response_chunk',
      'response_chunk',
      'response_end',
    ]);
  });

  it('removes its drain listener when it is closed', async () => {
    const { connection, say, close } = await follow();
    for (let index = 0; index < 100; index += 1) say('x');
    expect(connection.buffer.listenerCount('drain')).toBe(1);
    const before = connection.sent.length;
    close();
    expect(connection.buffer.listenerCount('drain')).toBe(0);
    connection.drain();
    expect(connection.sent).toHaveLength(before);
  });
});
