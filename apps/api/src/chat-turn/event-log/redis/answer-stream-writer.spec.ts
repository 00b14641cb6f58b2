import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RedisClient } from '@app/redis';
import { toChunk } from '../answer-event.js';
import { AnswerStreamWriter } from './answer-stream-writer.js';

const IDS = { message_id: 'answer', session_id: 'session' };
const LONGER_THAN_PATIENCE_MS = 150;
const SEALED = 'ERR The ID specified in XADD is equal or smaller than the target stream top item';

/** Blocks the event loop as a stopped process does. */
const pauseProcess = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

describe('AnswerStreamWriter', () => {
  let writes: { accept: () => void; refuse: (reason: string) => void }[];
  let delivered: string[];
  let sealed: string[];
  let writer: AnswerStreamWriter;

  beforeEach(() => {
    [writes, delivered, sealed] = [[], [], []];
    const client = {
      xAdd: () =>
        new Promise<string>((resolve, reject) => {
          writes.push({
            accept: () => resolve('1-1'),
            refuse: (reason) => reject(new Error(reason)),
          });
        }),
      expire: () => Promise.resolve(1),
    };
    writer = new AnswerStreamWriter(client as unknown as RedisClient, 'test', {
      deliver: (_messageId, events) => {
        for (const { event, data } of events)
          delivered.push(event === 'response_chunk' ? data.content : event);
      },
      sealed: (messageId) => sealed.push(messageId),
    });
  });
  afterEach(() => writer.close());

  const append = (content: string): void => writer.append('answer', toChunk(IDS, 0, content));
  const write = async (index: number): Promise<(typeof writes)[number]> => {
    while (writes[index] === undefined) await sleep(1);
    return writes[index];
  };

  it('delivers after the write', async () => {
    append('a');
    const first = await write(0);
    expect(delivered).toEqual([]);
    first.accept();
    await writer.settled();
    expect(delivered).toEqual(['a']);
  });

  it('delivers without the reply of a slow Redis', async () => {
    append('a');
    await writer.settled();
    expect(delivered).toEqual(['a']);
  });

  it('after a pause waits for the reply, and delivers nothing of a sealed answer', async () => {
    append('a');
    (await write(0)).accept();
    await writer.settled();
    pauseProcess(1_100);
    append('b');
    const second = await write(1);
    await sleep(LONGER_THAN_PATIENCE_MS);
    expect(delivered).toEqual(['a']);
    second.refuse(SEALED);
    await writer.settled();
    expect({ delivered, sealed }).toEqual({ delivered: ['a'], sealed: ['answer'] });
  });

  it('delivers nothing that was waiting during the pause when the answer is sealed', async () => {
    append('a');
    const first = await write(0);
    pauseProcess(1_100);
    await sleep(LONGER_THAN_PATIENCE_MS);
    expect(delivered).toEqual([]);
    first.refuse(SEALED);
    await writer.settled();
    expect(delivered).toEqual([]);
  });

  it('waits no longer for a slow Redis once a write after the pause is accepted', async () => {
    append('a');
    (await write(0)).accept();
    await writer.settled();
    pauseProcess(1_100);
    append('b');
    (await write(1)).accept();
    await writer.settled();
    append('c');
    await writer.settled();
    expect(delivered).toEqual(['a', 'b', 'c']);
  });
});
