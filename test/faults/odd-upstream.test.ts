import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { AnthropicReply } from '../support/anthropic-server.js';
import type { ReplyStream } from '../support/model-server.js';
import type { OpenAiReply } from '../support/openai-server.js';
import { fresh, RealtimeClient } from '../support/realtime-client.js';
import { VENDORS, VendorApp } from '../support/vendor-app.js';

/** Metadata of a reply. */
interface Odd {
  id?: unknown;
  usage?: unknown;
  stopReason?: unknown;
}

const HUGE = 3_000_000_000;
const ODD: [string, Odd][] = [
  ['an id that is a number', { id: 7 }],
  ['an id that is an object', { id: { id: 'msg' } }],
  ['an id with half of a surrogate pair', { id: 'msg_\ud83e' }],
  ['an id with NUL', { id: 'msg_\0' }],
  ['an id of a megabyte', { id: 'x'.repeat(1_000_000) }],
  ['no usage', { usage: null }],
  ['a usage that is a text', { usage: 'many' }],
  [
    'figures that are nothing',
    { usage: { input_tokens: null, prompt_tokens: null, output_tokens_details: null } },
  ],
  ['figures that are texts', { usage: { input_tokens: 'many', prompt_tokens: 'many' } }],
  ['figures that are objects', { usage: { input_tokens: {}, prompt_tokens: [] } }],
  ['figures below zero', { usage: { input_tokens: -5, prompt_tokens: -5 } }],
  ['figures with fractions', { usage: { input_tokens: 1.5, prompt_tokens: 1.5 } }],
  ['figures beyond 32 bits', { usage: { input_tokens: HUGE, prompt_tokens: HUGE, output_tokens: HUGE } }],
  ['figures beyond all bounds', { usage: { input_tokens: 1e300, prompt_tokens: 1e300 } }],
  ['a stop reason that is an object', { stopReason: { reason: 'end_turn' } }],
  ['a stop reason that is a number', { stopReason: 7 }],
];

const WRITE: Record<string, (stream: ReplyStream, odd: Odd) => void> = {
  anthropic: (stream, { id = 'msg_1', usage = { input_tokens: 9 }, stopReason = 'end_turn' }) => {
    const reply = stream as AnthropicReply;
    reply.head();
    reply.event('message_start', { message: { id, type: 'message', role: 'assistant', content: [], usage } });
    reply.text('An odd answer.');
    reply.event('message_delta', { delta: { stop_reason: stopReason }, usage });
    reply.event('message_stop');
    reply.endEarly();
  },
  openai: (stream, { id = 'chatcmpl-1', usage = { prompt_tokens: 9 }, stopReason = 'stop' }) => {
    const reply = stream as OpenAiReply;
    reply.head();
    reply.data({ id, choices: [{ index: 0, delta: { content: 'An odd answer.' }, finish_reason: null }] });
    reply.data({ id, choices: [{ index: 0, delta: {}, finish_reason: stopReason }] });
    reply.data({ id, choices: [], usage });
    reply.raw('data: [DONE]\n\n');
    reply.endEarly();
  },
};

interface Row {
  message_id: string;
  outcome: string;
  input_tokens: number;
  output_tokens: number;
  provider_request_id: string | null;
}

describe.each(VENDORS)('a reply of $vendor with', (vendor) => {
  let stage: VendorApp;
  let other: RealtimeClient;

  beforeAll(async () => {
    stage = await VendorApp.start(vendor);
    other = await RealtimeClient.connect(stage.app.url, await stage.app.token('other@example.com'));
  });
  beforeEach(() => stage.reset());
  afterAll(async () => {
    other.close();
    await stage.close();
  });

  const rowsOf = (messageId: string): Promise<Row[]> =>
    stage.app.app
      .get(DataSource)
      .query<Row[]>(`SELECT * FROM app.model_requests WHERE kind = 'answer' AND message_id = $1`, [
        messageId,
      ]);

  it.each(ODD)('%s is in the ledger, and so is the next one of another user', async (_what, odd) => {
    const { ack, end } = await stage.ask((stream) => WRITE[vendor.vendor]?.(stream, odd));
    expect(end).toMatchObject({ status: 'complete', content: expect.stringMatching(/^An odd answer\./) });
    for (const count of Object.values(end['usage'] as Record<string, unknown>))
      if (typeof count !== 'object') expect(Number.isSafeInteger(count) && Number(count) >= 0).toBe(true);
    expect(await rowsOf(ack.response_id)).toMatchObject([{ outcome: 'complete' }]);

    stage.model.reply = (stream) => stream.answer('A plain answer.');
    const next = await other.ask(fresh('Who is next?'));
    expect(next.end).toMatchObject({ status: 'complete', usage: { input_tokens: 100, output_tokens: 20 } });
    expect(await rowsOf(next.ack.response_id)).toMatchObject([
      { outcome: 'complete', input_tokens: 100, output_tokens: 20 },
    ]);
    expect(stage.log.filter((line) => line.includes('ledger'))).toEqual([]);
  });

  it('a value that the database rejects is set aside, reported once, and delays no other', async () => {
    const ledger = stage.app.app.get(DataSource);
    await ledger.query(
      `ALTER TABLE app.model_requests ADD CONSTRAINT refuses_one CHECK (provider_request_id <> 'refused') NOT VALID`,
    );
    try {
      const { ack, end } = await stage.ask((stream) => WRITE[vendor.vendor]?.(stream, { id: 'refused' }));
      expect(end).toMatchObject({ status: 'complete' });
      expect(await rowsOf(ack.response_id)).toEqual([]);
      stage.model.reply = (stream) => stream.answer('A plain answer.');
      const next = await other.ask(fresh('Who is next?'));
      expect(await rowsOf(next.ack.response_id)).toMatchObject([{ outcome: 'complete' }]);
      const reports = stage.log.filter((line) => line.includes('was rejected and dropped'));
      expect(reports.length).toBeGreaterThan(0);
      expect(reports.join()).not.toContain('An odd answer');
    } finally {
      await ledger.query('ALTER TABLE app.model_requests DROP CONSTRAINT refuses_one');
    }
  });
});
