import { describe, expect, it } from '@jest/globals';
import { inWholeLines } from './whole-lines.js';

const responseOf = (...chunks: string[]): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(Buffer.from(chunk, 'latin1'));
        controller.close();
      },
    }),
  );

async function read(response: Response): Promise<string[]> {
  const seen: string[] = [];
  const body: AsyncIterable<Uint8Array> | null = response.body;
  if (body !== null) for await (const chunk of body) seen.push(Buffer.from(chunk).toString('latin1'));
  return seen;
}

describe(inWholeLines.name, () => {
  it.each([
    [['a\n\nb\n\n'], ['a\n\nb\n\n']],
    [
      ['a', 'b', 'c\n', '\nd', '\n'],
      ['abc\n', '\n', 'd\n'],
    ],
    [
      ['a\nb', 'c'],
      ['a\n', 'bc'],
    ],
    [
      ['a\r', '\nb\r\n\r\n'],
      ['a\r', '\nb\r\n\r\n'],
    ],
    [['no end'], ['no end']],
    [[], []],
  ])('hands %j on as %j', async (chunks, expected) => {
    expect(await read(inWholeLines(responseOf(...chunks)))).toEqual(expected);
  });

  it('keeps status and headers, and bears that there is no body', () => {
    const response = new Response(null, { status: 204, headers: { 'x-a': 'b' } });
    expect(inWholeLines(response).status).toBe(204);
    const whole = inWholeLines(new Response('a', { status: 201, headers: { 'x-a': 'b' } }));
    expect([whole.status, whole.headers.get('x-a')]).toEqual([201, 'b']);
  });

  it('passes on that the source broke, and that nobody reads any more', async () => {
    let cancelled = false;
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('cut')),
    });
    await expect(read(inWholeLines(new Response(broken)))).rejects.toThrow('cut');
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(Buffer.from('a\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    const reader = inWholeLines(new Response(endless)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(cancelled).toBe(true);
  });
});
