import { describe, expect, it } from '@jest/globals';
import { truncateBody } from './refusal-body.js';
import { inWholeEvents } from './whole-events.js';

const responseOf = (chunks: readonly string[], status = 200): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(Buffer.from(chunk));
        controller.close();
      },
    }),
    { status, headers: { 'x-a': 'b' } },
  );

async function read(response: Response): Promise<string[]> {
  const seen: string[] = [];
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body !== null) for await (const chunk of body) seen.push(Buffer.from(chunk).toString());
  return seen;
}

/** A body that never ends; counts what was read of it. */
class Endless {
  reads = 0;
  isCancelled = false;
  readonly response: Response;

  constructor(piece: string, status = 200) {
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          this.reads += 1;
          controller.enqueue(Buffer.from(piece));
        },
        cancel: () => {
          this.isCancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    this.response = new Response(body, { status });
  }
}

describe(inWholeEvents, () => {
  it('hands whole events on, and what is left at the end', async () => {
    let touched = 0;
    const response = inWholeEvents(
      responseOf(['data: a', '\n\ndata: b\n\n', ': ping\n\n', 'data: [DONE]']),
      () => (touched += 1),
    );
    expect(await read(response)).toEqual(['data: a\n\n', 'data: b\n\n', 'data: [DONE]']);
    expect([response.status, response.headers.get('x-a')]).toEqual([200, 'b']);
    // Four chunks and the end.
    expect(touched).toBe(5);
  });

  it('returns refusals and responses without a body as they are', async () => {
    const refusal = responseOf(['{}'], 500);
    expect(inWholeEvents(refusal, () => undefined)).toBe(refusal);
    const empty = new Response(null, { status: 204 });
    expect(inWholeEvents(empty, () => undefined)).toBe(empty);
    await refusal.body?.cancel();
  });

  it('passes on that the source broke, and that nobody reads any more', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('cut')),
    });
    await expect(read(inWholeEvents(new Response(broken), () => undefined))).rejects.toThrow('cut');
    const endless = new Endless('data: a\n\n');
    const reader = inWholeEvents(endless.response, () => undefined).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(endless.isCancelled).toBe(true);
  });

  it('gives up an event without an end, and closes its source', async () => {
    const endless = new Endless('x'.repeat(1024 * 1024));
    await expect(read(inWholeEvents(endless.response, () => undefined))).rejects.toMatchObject({
      kind: 'oversized',
    });
    expect(endless.reads).toBe(9);
    expect(endless.isCancelled).toBe(true);
  });
});

describe(truncateBody, () => {
  it('ends an endless body, and closes its source', async () => {
    const endless = new Endless('abcd', 500);
    const response = truncateBody(endless.response, 10);
    expect((await read(response)).join('')).toBe('abcdabcdab');
    expect([endless.reads, endless.isCancelled, response.status]).toEqual([3, true, 500]);
  });

  it('leaves a short body whole', async () => {
    expect(await read(truncateBody(responseOf(['ab', 'cd'], 400), 10))).toEqual(['ab', 'cd']);
  });
});
