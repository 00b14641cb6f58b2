import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedRequest, Reply, ReplyStream } from '../support/model-server.js';
import { VENDORS, VendorApp } from '../support/vendor-app.js';

type Step = (stream: ReplyStream) => void;

/** The steps of a reply before its end, with the text received after each. */
const STEPS: [name: string, step: Step, seen: string][] = [
  ['the headers', (stream) => stream.open(), ''],
  ['a ping', (stream) => stream.ping(), ''],
  ['its reasoning', (stream) => stream.reasoning('Hm', 'm.'), ''],
  ['the beginning of a text', (stream) => stream.beginText(), ''],
  ['a piece', (stream) => stream.delta('Hello '), 'Hello '],
  ['another delta', (stream) => stream.delta('there.'), 'Hello there.'],
  ['the end of a text', (stream) => stream.endBlock(), 'Hello there.'],
  [
    'a tool call',
    (stream) => stream.toolCall('call_1', 'search_fighters', { query: 'Jones' }),
    'Hello there.',
  ],
];

/** Repeats a step until the connection closes. */
async function untilAborted(
  { aborted }: RecordedRequest,
  everyMs: number,
  act: (count: number) => void,
): Promise<void> {
  let isOver = false;
  void aborted.then(() => (isOver = true));
  for (let count = 0; !isOver; count += 1) {
    act(count);
    await Promise.race([sleep(everyMs), aborted]);
  }
}

const says = (stream: ReplyStream, text: string): void => {
  stream.beginText();
  stream.delta(text);
};

describe.each(VENDORS)('an answer of $vendor, which', (vendor) => {
  let stage: VendorApp;

  beforeAll(async () => {
    stage = await VendorApp.start(vendor);
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.close());

  async function expectFailure(reply: Reply, content: string): Promise<void> {
    const { ack, end } = await stage.ask(reply);
    expect(end).toMatchObject({ status: 'failed', content });
    expect((await stage.errorOf(ack)).error).toMatchObject({ code: 'llm_unavailable', retryable: true });
    // The next answer has the default time-out.
    stage.limit({ idleMs: 45_000 });
    const next = await stage.ask((stream) => stream.answer('Well again.'), ack.session_id);
    expect(next.end).toMatchObject({ status: 'complete', content: 'Well again.' });
  }

  describe('closes early', () => {
    it.each(STEPS.map(([name, , seen], index) => ({ name, seen, index })))(
      'after $name, fails with its text',
      async ({ seen, index }) => {
        await expectFailure((stream) => {
          for (const [, step] of STEPS.slice(0, index + 1)) step(stream);
          stream.endEarly();
        }, seen);
        // Retried only if no text was received; the last request is the next answer.
        expect(stage.model.requests).toHaveLength(seen === '' ? 4 : 2);
      },
    );
  });

  describe('falls silent', () => {
    it.each<[string, Reply, string, number]>([
      ['at once', () => undefined, '', 3],
      ['after the headers', (stream) => stream.open(), '', 3],
      ['after a ping', (stream) => stream.ping(), '', 3],
      ['within a text', (stream) => says(stream, 'Hello '), 'Hello ', 1],
      [
        'within a character',
        (stream) => {
          says(stream, 'Hello ');
          const [before = ''] = stream.frame('존').split('존');
          stream.raw(Buffer.concat([Buffer.from(before), Buffer.from('존').subarray(0, 2)]));
        },
        'Hello ',
        1,
      ],
    ])('%s, fails', async (_when, reply, content, attempts) => {
      stage.limit({ idleMs: 200 });
      const started = performance.now();
      await expectFailure(async (stream, request) => {
        await reply(stream, request);
        await request.aborted;
      }, content);
      expect(performance.now() - started).toBeLessThan(5000);
      expect(stage.model.requests).toHaveLength(attempts + 1);
    });
  });

  it.each<[string, Reply, string, number]>([
    [
      'sends nothing but signs of life',
      (stream, request) => untilAborted(request, 50, () => stream.ping()),
      '',
      250,
    ],
    [
      'sends nothing but reasoning',
      (stream, request) => untilAborted(request, 50, () => stream.reasoning('Hm. ')),
      '',
      250,
    ],
    [
      'sends a byte a second',
      async (stream, request) => {
        says(stream, 'Hello ');
        const bytes = Buffer.from(stream.frame('slow'));
        await untilAborted(request, 1000, (count) => stream.raw(bytes.subarray(count, count + 1)));
      },
      'Hello ',
      1200,
    ],
  ])("%s, ends at the answer's deadline", async (_what, reply, content, idleMs) => {
    stage.limit({ idleMs, timeoutMs: 1500 });
    const { ack, end } = await stage.ask(reply);
    expect(end).toMatchObject({ status: 'failed', content });
    expect((await stage.errorOf(ack)).error.message).toContain('not ready within');
    expect(stage.model.requests).toHaveLength(1);
    await stage.model.requests[0]?.aborted;
  });

  it.each<[string, (stream: ReplyStream) => void]>([
    ['before its text', (stream) => stream.open()],
    ['within its text', (stream) => says(stream, 'Hello ')],
  ])('is stopped %s, is aborted at once', async (_when, reply) => {
    let reached = (): void => undefined;
    const requested = new Promise<void>((resolve) => (reached = resolve));
    const ack = await stage.begin((stream) => {
      reply(stream);
      reached();
    });
    await requested;
    await sleep(50);
    const started = performance.now();
    await stage.client.send('stop', { message_id: ack.response_id });
    await stage.model.requests[0]?.aborted;
    expect(performance.now() - started).toBeLessThan(1000);
    expect((await stage.finish(ack)).status).toBe('stopped');
    expect(stage.model.requests).toHaveLength(1);
  });
});
