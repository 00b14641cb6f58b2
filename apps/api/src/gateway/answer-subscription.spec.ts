import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { type AnswerEvent, toChunk } from '../chat-turn/answer-event.js';
import { MemoryAnswerEventLog } from '../chat-turn/memory-answer-event-log.js';
import { AnswerSubscription } from './answer-subscription.js';
import type { ChatSocket } from './chat-connection.js';

const ids = { messageId: 'm', sessionId: 's' };
const end: AnswerEvent = {
  event: 'response_end',
  data: {
    message_id: 'm',
    session_id: 's',
    status: 'complete',
    content: '',
    usage: null,
    sources: [],
    grounding: null,
    cached: false,
    timestamp: '',
  },
};

/** A connection whose transport takes packets only when the test says so. */
class StuckSocket {
  readonly sent: { event: string; data: { from_seq?: number; seq?: number; content?: string } }[] = [];
  readonly conn = Object.assign(new EventEmitter(), { writeBuffer: [] as unknown[] });

  emit(event: string, data: object): void {
    this.sent.push({ event, data });
    this.conn.writeBuffer.push(data);
  }

  drain(): void {
    this.conn.writeBuffer.length = 0;
    this.conn.emit('drain');
  }
}

async function follow(): Promise<{
  socket: StuckSocket;
  say: (text: string) => void;
  finish: () => void;
  ended: () => boolean;
  close: () => void;
}> {
  const log = new MemoryAnswerEventLog();
  const socket = new StuckSocket();
  let isEnded = false;
  let length = 0;
  const say = (text: string): void => {
    log.append('m', toChunk(ids, length, text));
    length += text.length;
  };
  const subscription = new AnswerSubscription(
    socket as unknown as ChatSocket,
    'm',
    () => 's',
    () => {
      isEnded = true;
    },
  );
  say('0');
  const follower = await log.follow('m', 0, subscription.pump);
  if (follower === null) throw new Error('no log');
  subscription.attach(follower);
  subscription.pump();
  return {
    socket,
    say,
    finish: () => log.append('m', end),
    ended: () => isEnded,
    close: () => subscription.close(),
  };
}

describe(AnswerSubscription.name, () => {
  it('sends each chunk as it comes to a connection that takes them', async () => {
    const { socket, say } = await follow();
    for (const text of ['1', '2', '3']) {
      socket.drain();
      say(text);
    }
    expect(socket.sent.map(({ data }) => data.content)).toEqual(['0', '1', '2', '3']);
  });

  it('queues nothing for a connection that takes nothing, and gives it the rest as one chunk', async () => {
    const { socket, say } = await follow();
    for (let index = 0; index < 10_000; index += 1) say('x');
    expect(socket.conn.writeBuffer.length).toBeLessThanOrEqual(17);
    const before = socket.sent.length;
    socket.drain();
    expect(socket.sent).toHaveLength(before + 1);
    expect(socket.sent.at(-1)?.data).toMatchObject({ from_seq: before + 1, seq: 10_001 });
    expect(socket.sent.map(({ data }) => data.content).join('')).toHaveLength(10_001);
    expect(socket.conn.listenerCount('drain')).toBe(0);
  });

  it('keeps the end for a connection that is stuck', async () => {
    const { socket, say, finish, ended } = await follow();
    for (let index = 0; index < 100; index += 1) say('x');
    finish();
    expect(ended()).toBe(false);
    socket.drain();
    expect(socket.sent.slice(-2).map(({ event }) => event)).toEqual(['response_chunk', 'response_end']);
    expect(ended()).toBe(true);
  });

  it('leaves nothing behind on a stuck connection when it is closed', async () => {
    const { socket, say, close } = await follow();
    for (let index = 0; index < 100; index += 1) say('x');
    expect(socket.conn.listenerCount('drain')).toBe(1);
    const before = socket.sent.length;
    close();
    expect(socket.conn.listenerCount('drain')).toBe(0);
    socket.drain();
    expect(socket.sent).toHaveLength(before);
  });
});
