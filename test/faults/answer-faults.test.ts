import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Reply, ReplyStream } from '../support/model-server.js';
import { VENDORS, VendorApp } from '../support/vendor-app.js';

type Fault = [name: string, reply: Reply, expected: { status: string; content: string; attempts: number }];

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const says = (stream: ReplyStream, text: string): void => {
  stream.beginText();
  stream.delta(text);
};
const failed = (content: string, attempts: number) => ({ status: 'failed', content, attempts });

/** Before the first visible text a request is retried up to twice, after it never. */
const FAULTS: Fault[] = [
  ['closes before a text', (stream) => (stream.open(), stream.endEarly()), failed('', 3)],
  ['closes within a text', (stream) => (says(stream, 'Half of '), stream.endEarly()), failed('Half of ', 1)],
  [
    'resets the connection within a character',
    async (stream) => {
      says(stream, 'Half of ');
      const [before = ''] = stream.frame('존').split('존');
      stream.raw(Buffer.concat([Buffer.from(before), Buffer.from('존').subarray(0, 2)]));
      await pause(20);
      stream.cut();
    },
    failed('Half of ', 1),
  ],
  [
    'sends an error before a text',
    (stream) => (stream.open(), stream.errorEvent('overloaded'), stream.endEarly()),
    failed('', 3),
  ],
  [
    'sends an error within a text',
    (stream) => (says(stream, 'Half of '), stream.errorEvent('overloaded'), stream.endEarly()),
    failed('Half of ', 1),
  ],
  ['is overloaded', (stream) => stream.refuseAs('overloaded'), failed('', 3)],
  ['fails inside', (stream) => stream.refuseAs('server_error'), failed('', 3)],
  [
    'wants an hour of rest',
    (stream) => stream.refuseAs('rate_limit', 'slow down', { 'retry-after': '3600' }),
    failed('', 1),
  ],
  [
    'wants to rest until a date',
    (stream) => {
      const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
      stream.refuseAs('rate_limit', 'slow down', { 'retry-after': inAnHour });
    },
    failed('', 1),
  ],
  [
    'sends an invalid retry delay',
    (stream) => stream.refuseAs('rate_limit', 'slow down', { 'retry-after': 'soon' }),
    failed('', 3),
  ],
  ['is out of budget', (stream) => stream.refuseAs('spend_limit'), failed('', 1)],
  ['refuses the key', (stream) => stream.refuseAs('key', 'no such key: key-of-the-tests'), failed('', 1)],
  ['refuses the service', (stream) => stream.refuseAs('forbidden'), failed('', 1)],
  ['refuses the request', (stream) => stream.refuseAs('invalid_request'), failed('', 1)],
  ['finds the request too large', (stream) => stream.refuseAs('too_large'), failed('', 1)],
  ['says nothing', (stream) => (stream.open(), stream.stop('end_turn')), failed('', 1)],
  ['says an empty text', (stream) => stream.answer(''), failed('', 1)],
  ['says nothing but spaces', (stream) => stream.answer(' \n', '\n '), failed('', 1)],
  [
    'sends unknown events',
    (stream) => (stream.unknownEvents(), stream.answer('Whole.')),
    { status: 'complete', content: 'Whole.', attempts: 1 },
  ],
  [
    'sends one byte at a time',
    async (stream) => {
      stream.beginText();
      for (const byte of Buffer.from(stream.frame('Who? 존🥊'))) {
        stream.raw(Buffer.of(byte));
        await pause(1);
      }
      stream.endBlock();
      stream.stop('end_turn');
    },
    { status: 'complete', content: 'Who? 존🥊', attempts: 1 },
  ],
];

/** The model calls the tool, then answers with its result. */
const callsTool =
  (name: string): Reply =>
  (stream, { body }) => {
    const reported = /error\W+code\W+(\w+)/.exec(JSON.stringify(body.messages));
    if (reported !== null) stream.answer(`It said ${reported[1]}.`);
    else if (JSON.stringify(body.messages).includes('as_of')) stream.answer('It said a lot.');
    else {
      stream.toolCall('call_1', name, {});
      stream.stop('tool_use');
    }
  };
const META = { as_of: '2026-01-01', coverage: 'complete', notes: [], truncated: false, sources: [] };
const FIFTY_MEGABYTES = 50_000_000;

describe.each(VENDORS)('an answer of $vendor', (vendor) => {
  let stage: VendorApp;

  beforeAll(async () => {
    stage = await VendorApp.start(vendor);
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.close());

  it.each(FAULTS)('handles a provider that %s', async (_name, reply, { status, content, attempts }) => {
    const { ack, end } = await stage.ask(reply);
    expect(end).toMatchObject({ status, content });
    expect(stage.model.requests).toHaveLength(attempts);
    if (status === 'failed') {
      const { error } = await stage.errorOf(ack);
      expect(error).toMatchObject({ code: 'llm_unavailable', retryable: true });
    }
    const next = await stage.ask((stream) => stream.answer('Well again.'), ack.session_id);
    expect(next.end).toMatchObject({ status: 'complete', content: 'Well again.' });
  });

  it.each<[string, () => string]>([
    ['a second', () => '1'],
    // Dates have no fractions: one to two seconds from now.
    ['a date', () => new Date(Date.now() + 2000).toUTCString()],
  ])("honours the provider's retry delay: %s", async (_what, until) => {
    const started = performance.now();
    let requests = 0;
    const { end } = await stage.ask((stream) => {
      requests += 1;
      if (requests === 1) stream.refuseAs('rate_limit', 'slow down', { 'retry-after': until() });
      else stream.answer('Here I am.');
    });
    expect(end).toMatchObject({ status: 'complete', content: 'Here I am.' });
    expect(requests).toBe(2);
    expect(performance.now() - started).toBeGreaterThanOrEqual(950);
  });

  it('returns errors of malformed, unknown and rejected calls to the model, and continues', async () => {
    const { ack, end } = await stage.ask((stream, { body }) => {
      if (JSON.stringify(body.messages).includes('unknown_tool')) {
        stream.answer('Sorry.');
        return;
      }
      stream.toolCall('call_1', 'get_fighter', '{"fighter": "Kha');
      stream.toolCall('call_2', 'no_such_tool', {});
      stream.toolCall('call_3', 'get_fighter', { fighter: 5, unknown: true });
      stream.stop('tool_use');
    });
    expect(end).toMatchObject({ status: 'complete', content: 'Sorry.' });
    const ended = stage.client
      .of(ack.response_id)
      .filter(({ event, data }) => event === 'tool_call' && data.status !== 'running');
    expect(ended.map(({ data }) => data.status)).toEqual(['error', 'error', 'error']);
    const reported = JSON.stringify(stage.model.requests[1]?.body.messages);
    for (const code of ['invalid_arguments', 'unknown_tool']) expect(reported).toContain(code);
  });

  it.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new Error('the reason why'))],
    [
      'throws',
      () => {
        throw new Error('the reason why');
      },
    ],
  ])('returns an error without its reason to the model when a tool %s', async (_how, execute) => {
    stage.addTool('misbehave', execute);
    const { end } = await stage.ask(callsTool('misbehave'));
    expect(end).toMatchObject({ status: 'complete', content: 'It said internal_error.' });
    const reported = JSON.stringify([stage.client.seen, stage.model.requests.map(({ body }) => body)]);
    expect(reported).not.toContain('the reason why');
    expect(stage.log.join('\n')).toContain('the reason why');
  });

  it.each<[string, () => unknown, string]>([
    [
      'rows',
      () => Array.from({ length: 50_000 }, (_, row) => ({ row, text: 'x'.repeat(FIFTY_MEGABYTES / 50_000) })),
      'It said a lot.',
    ],
    ['one thing', () => ({ text: 'x'.repeat(FIFTY_MEGABYTES) }), 'It said invalid_arguments.'],
  ])('passes a bounded part of fifty megabytes of %s to the model', async (_what, makeData, content) => {
    const data = makeData();
    stage.addTool('misbehave', () =>
      Promise.resolve({ data, meta: { ...META, row_count: 50_000 } } as never),
    );
    const { end } = await stage.ask(callsTool('misbehave'));
    expect(end.status).toBe('complete');
    expect(end.content).toContain(content);
    expect(JSON.stringify(stage.model.requests[1]?.body.messages).length).toBeLessThan(200_000);
  });

  describe('with a tool that hangs and ignores its signal', () => {
    let reached: Promise<void>;
    beforeEach(() => {
      reached = new Promise((resolve) => {
        stage.addTool('misbehave', () => {
          resolve();
          return new Promise<never>(() => undefined);
        });
      });
    });

    const looksUp: Reply = (stream) => {
      stream.text('Let me look.');
      stream.toolCall('call_1', 'misbehave', {});
      stream.stop('tool_use');
    };

    it('ends at its deadline, with its text', async () => {
      stage.limit({ timeoutMs: 800 });
      const { ack, end } = await stage.ask(looksUp);
      expect(end).toMatchObject({ status: 'failed', content: 'Let me look.' });
      expect((await stage.errorOf(ack)).error.message).toContain('not ready within');
    });

    it('can be stopped', async () => {
      const ack = await stage.begin(looksUp);
      await reached;
      await stage.client.send('stop', { message_id: ack.response_id });
      expect(await stage.finish(ack)).toMatchObject({ status: 'stopped', content: 'Let me look.' });
    });

    it('continues without the tool after its time-out', async () => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      const shortened = jest
        .spyOn(AbortSignal, 'timeout')
        .mockImplementation((milliseconds) => timeout(milliseconds / 20));
      const { end } = await stage.ask(callsTool('misbehave'));
      shortened.mockRestore();
      expect(end).toMatchObject({ status: 'complete', content: 'It said timeout.' });
    });
  });

  it('stops a model that never stops calling tools', async () => {
    let calls = 0;
    const { end } = await stage.ask((stream, { body }) => {
      if (JSON.stringify(body.tool_choice).includes('none')) {
        stream.answer('Enough.');
        return;
      }
      calls += 1;
      stream.toolCall(`call_${calls}`, 'search_fighters', { query: `a${calls}` });
      stream.stop('tool_use');
    });
    expect(end.status).toBe('complete');
    expect(end.content).toContain('Enough.');
    expect(calls).toBe(8);
  });

  it('runs a repeated tool call once', async () => {
    let calls = 0;
    stage.addTool('misbehave', () => {
      calls += 1;
      return Promise.resolve({ data: [], meta: { ...META, row_count: 0 } } as never);
    });
    await stage.ask((stream, { body }) => {
      if (JSON.stringify(body.tool_choice).includes('none')) stream.answer('Enough.');
      else {
        stream.toolCall(`call_${stage.model.requests.length}`, 'misbehave', {});
        stream.stop('tool_use');
      }
    });
    expect(calls).toBe(1);
    expect(stage.model.requests).toHaveLength(9);
  });

  it('accepts a delta of five megabytes and truncates the answer at its limit', async () => {
    const { end } = await stage.ask((stream) => stream.answer('x'.repeat(5_000_000)));
    expect(end.status).toBe('complete');
    expect(end.content.length).toBeLessThan(201_000);
    expect(end.content).toContain('grew too long');
  });
});
