import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Reply, ReplyStream } from '../support/model-server.js';
import { VENDORS, VendorApp } from '../support/vendor-app.js';

const MEGABYTE = 1024 * 1024;
/**
 * Limit of the memory growth of the process (service and upstream) during a reply: events of eight megabytes, their
 * copies, and uncollected garbage. An unlimited reply would take a gigabyte.
 */
const MAX_MEMORY_GROWTH = 400 * MEGABYTE;
/** Reading a hundred thousand events takes three seconds, and much longer when memory is short. */
const READ_TIMEOUT_MS = 110_000;
jest.setTimeout(READ_TIMEOUT_MS + 10_000);
/** Data in the socket buffers. */
const IN_SOCKETS = 16 * MEGABYTE;

/** A gigabyte of one text, compressed to a megabyte: gzip members may be concatenated. */
const bombOf = (text: string): Buffer => {
  const part = gzipSync(Buffer.alloc(64 * MEGABYTE, text));
  return Buffer.concat(Array.from({ length: 16 }, () => part));
};

/** Peak memory, in and outside of V8's heap, while work runs. */
async function peakGrowth(work: () => Promise<unknown>): Promise<number> {
  const memory = (): number => {
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  const before = memory();
  let peak = before;
  const sampler = setInterval(() => (peak = Math.max(peak, memory())), 5);
  try {
    await work();
  } finally {
    clearInterval(sampler);
  }
  return Math.max(peak, memory()) - before;
}

describe.each(VENDORS)('an endless reply of $vendor', (vendor) => {
  let stage: VendorApp;
  let sent: number;

  beforeAll(async () => {
    stage = await VendorApp.start(vendor);
  });
  beforeEach(() => {
    stage.reset();
    sent = 0;
  });
  afterAll(() => stage.close());

  const forever = async (stream: ReplyStream, piece: string): Promise<void> => {
    sent = await stream.rawUntilClosed(piece);
  };

  /** Asks, and checks that the answer fails and the next one succeeds. */
  async function expectFailure(reply: Reply, content = ''): Promise<void> {
    const { ack, end } = await stage.ask(reply, undefined, READ_TIMEOUT_MS);
    expect(end).toMatchObject({ status: 'failed', content });
    const { error } = await stage.errorOf(ack);
    expect(error).toMatchObject({ code: 'llm_unavailable', retryable: true });
    expect(stage.model.requests).toHaveLength(1);
    await stage.model.requests[0]?.aborted;
    const next = await stage.ask((stream) => stream.answer('Well again.'), ack.session_id);
    expect(next.end).toMatchObject({ status: 'complete', content: 'Well again.' });
  }

  it.each([
    ['one line', 'x'],
    ['empty lines', '\n'],
    ['comments', ': x\n\n'],
  ])('is cancelled as a gigabyte of %s in a megabyte of gzip', async (_what, text) => {
    const bomb = bombOf(text);
    expect(bomb.length).toBeLessThan(6 * MEGABYTE);
    const growth = await peakGrowth(() =>
      expectFailure(async (stream, { aborted }) => {
        stream.head({ 'content-encoding': 'gzip' });
        stream.raw(bomb);
        await aborted;
      }),
    );
    expect(growth).toBeLessThan(MAX_MEMORY_GROWTH);
  });

  it.each<[string, number, (stream: ReplyStream) => string]>([
    ['one event without an end', 8 * MEGABYTE, () => 'x'.repeat(65_536)],
    ['one event of many lines', 8 * MEGABYTE, () => `data: ${'x'.repeat(1000)}\n`],
    ['one event of many short lines', MEGABYTE, () => 'data: x\n'.repeat(1000)],
    ['many small events', 8 * MEGABYTE, () => 'event: a\ndata: {}\n\n'.repeat(1000)],
    ['comments', 64 * MEGABYTE, () => `: ${'x'.repeat(65_536)}\n\n`],
    [
      'arguments of a tool call',
      MEGABYTE,
      (stream) => (stream.beginCall('call_1', 'get_fighter'), stream.argumentsFrame('x'.repeat(1000))),
    ],
  ])('is cancelled as %s', async (_what, bound, begin) => {
    const growth = await peakGrowth(() =>
      expectFailure(async (stream) => {
        stream.open();
        await forever(stream, begin(stream));
      }),
    );
    expect(sent).toBeLessThan(bound + IN_SOCKETS);
    expect(growth).toBeLessThan(MAX_MEMORY_GROWTH);
  });

  it('keeps the text before it', async () => {
    await expectFailure(async (stream) => {
      stream.text('Half of ');
      await forever(stream, 'x'.repeat(65_536));
    }, 'Half of ');
    expect(sent).toBeLessThan(8 * MEGABYTE + IN_SOCKETS);
  });

  it.each([
    [401, 1],
    [500, 3],
  ])('is read as a refusal with status %i', async (status, attempts) => {
    const { ack, end } = await stage.ask(async (stream) => {
      stream.head({ 'content-type': 'application/json' }, status);
      await forever(stream, '{"error":{"message":"x"},'.repeat(1000));
    });
    expect(end).toMatchObject({ status: 'failed', content: '' });
    expect((await stage.errorOf(ack)).error).toMatchObject({ code: 'llm_unavailable' });
    expect(stage.model.requests).toHaveLength(attempts);
    for (const { aborted } of stage.model.requests) await aborted;
    expect(sent).toBeLessThan(IN_SOCKETS);
  });
});
