import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AnthropicReply } from '../support/anthropic-server.js';
import type { RecordedRequest, Reply, ReplyStream } from '../support/model-server.js';
import type { OpenAiReply } from '../support/openai-server.js';
import { VENDORS, VendorApp } from '../support/vendor-app.js';

interface Row {
  outcome: string;
  failure: string | null;
  input_tokens: number;
  output_tokens: number;
  estimated: boolean;
}

const rowsOf = (stage: VendorApp, id: unknown): Promise<Row[]> =>
  stage.app.query<Row>(
    `SELECT * FROM app.model_requests WHERE kind = 'answer' AND message_id = $1 ORDER BY started_at, id`,
    [id],
  );
const parametersOf = ({ body }: RecordedRequest): Record<string, unknown> => body;

describe.each(VENDORS)('a server with the API of $vendor', (vendor) => {
  let stage: VendorApp;

  beforeAll(async () => {
    stage = await VendorApp.start(vendor);
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.close());

  const byCharacter = (text: string): Reply => {
    return (stream) => {
      stream.text(...text);
      stream.stop();
    };
  };

  it.each([
    ['<think>Secret thought: 12-3.</think>\n\nHe is great.', 'He is great.'],
    ['<reasoning>Secret thought</reasoning>He is <b>great</b>.', 'He is <b>great</b>.'],
    ['</think>\n\nHe is great.', 'He is great.'],
    ['Okay, a secret thought.</think>\n\nHe is great.', 'He is great.'],
    ['He is great.<thinking>Secret thought', 'He is great.'],
  ])('never shows the reasoning in %j, nor sends it back', async (text, content) => {
    const { ack, end } = await stage.ask(byCharacter(text));
    expect(end).toMatchObject({ status: 'complete', content });
    await stage.ask((stream) => stream.answer('Sure.'), ack.session_id);
    const seen = JSON.stringify([
      stage.client.of(ack.response_id),
      stage.model.requests.at(-1)?.body.messages,
    ]);
    expect(/secret thought|think>/i.exec(seen)).toBeNull();
  });

  it('gives a title without reasoning', async () => {
    stage.model.sideReply = byCharacter('<think>Secret thought</think>Great fighters');
    await stage.ask((stream) => stream.answer('<think>Secret thought</think>He is great.'));
    await stage.client.waitFor('session_updated', ({ title }) => title === 'Great fighters');
    expect(JSON.stringify(stage.model.sideRequests.at(-1)?.body)).not.toContain('Secret thought');
    stage.model.sideReply = (stream) => stream.answer('***');
  });

  it.each([
    '<tool_call>{"name": "search_fighters", "arguments": {"query": "Khabib"}}</tool_call>',
    '[TOOL_CALLS] [{"name": "search_fighters", "arguments": {"query": "Khabib"}}]',
    '<function=search_fighters>{"query": "Khabib"}</function>',
    '<|python_tag|>{"name": "search_fighters", "parameters": {"query": "Khabib"}}',
    '{"name": "search_fighters", "parameters": {"query": "Khabib"}}',
  ])('runs the call %j and reads its result', async (text) => {
    const { ack, end } = await stage.ask((stream, request) => {
      if (JSON.stringify(request.body.messages).includes('as_of')) stream.answer('Found.');
      else return byCharacter(text)(stream, request);
    });
    expect(end).toMatchObject({ status: 'complete', content: expect.stringMatching(/^Found\./) });
    const calls = stage.client.of(ack.response_id).filter(({ event }) => event === 'tool_call');
    expect(calls.map(({ data }) => [data['name'], data.status])).toEqual([
      ['search_fighters', 'running'],
      ['search_fighters', 'done'],
    ]);
    const shown = stage.client.chunksOf(ack.response_id).map(({ content }) => content);
    expect(shown.join('')).not.toMatch(/search_fighters|\{|<\|/);
  });

  it.each([
    '<tool_call>{"name": "no_such_tool", "arguments": {}}</tool_call>',
    '{"name": "search_fighters", "parameters": {"que',
  ])('fails without showing the call %j that it cannot run', async (text) => {
    const { ack, end } = await stage.ask(byCharacter(text));
    expect(end).toMatchObject({ status: 'failed', content: '' });
    expect(await rowsOf(stage, ack.response_id)).toMatchObject([{ outcome: 'failed', failure: 'malformed' }]);
  });

  it('takes a JSON body instead of a stream, with text, calls and usage', async () => {
    const { ack, end } = await stage.ask((stream, { body }) => {
      const isSecond = JSON.stringify(body.messages).includes('as_of');
      stream.head({ 'content-type': 'application/json' });
      stream.raw(WHOLE[vendor.vendor]?.(isSecond) ?? '');
      stream.endEarly();
    });
    expect(end).toMatchObject({ status: 'complete', content: expect.stringMatching(/^Found\./) });
    expect(await rowsOf(stage, ack.response_id)).toMatchObject([
      { outcome: 'complete', input_tokens: 50, output_tokens: 7, estimated: false },
      { outcome: 'complete', input_tokens: 50, output_tokens: 7, estimated: false },
    ]);
  });

  it('fails for a JSON body of a hundred megabytes, without reading it', async () => {
    let sent = 0;
    const { end } = await stage.ask(async (stream) => {
      stream.head({ 'content-type': 'application/json' });
      stream.raw('{"choices":[{"message":{"content":"');
      sent = await stream.rawUntilClosed('x'.repeat(65_536), 100 * 1024 * 1024);
    });
    expect(end).toMatchObject({ status: 'failed', content: '' });
    await stage.model.requests[0]?.aborted;
    expect(sent).toBeLessThan(24 * 1024 * 1024);
  });

  it('says what a page that is no stream of events was', async () => {
    const { end } = await stage.ask((stream) => {
      stream.head({ 'content-type': 'text/html' });
      stream.raw('<html>Sign in</html>');
      stream.endEarly();
    });
    expect(end).toMatchObject({ status: 'failed', content: '' });
    expect(stage.log.join('\n')).toContain('a reply without events (text/html)');
  });

  it('keeps the usage that later reports put at zero', async () => {
    const { ack, end } = await stage.ask((stream) => FALLING[vendor.vendor]?.(stream));
    expect(end).toMatchObject({ status: 'complete', usage: { input_tokens: 1234, output_tokens: 20 } });
    expect(await rowsOf(stage, ack.response_id)).toMatchObject([
      { input_tokens: 1234, output_tokens: 20, estimated: false },
    ]);
  });

  describe('whose context is exceeded', () => {
    const MESSAGES: [string, (stream: ReplyStream) => void][] = [
      ['by status', (stream) => stream.refuseAs('too_large')],
      [
        "in OpenAI's words",
        (stream) => stream.refuseAs('invalid_request', "This model's maximum context length is 8192 tokens."),
      ],
      [
        "in Anthropic's words",
        (stream) => stream.refuseAs('invalid_request', 'prompt is too long: 210000 tokens > 200000 maximum'),
      ],
      [
        "in Ollama's words",
        (stream) => stream.refuseAs('invalid_request', 'the input length exceeds the context length'),
      ],
    ];
    const countOf = ({ body }: RecordedRequest): number =>
      body.messages.filter(({ role }) => role !== 'system').length;

    it.each(MESSAGES)('answers without the oldest messages: %s', async (_how, refuse) => {
      const { ack } = await stage.ask((stream) => stream.answer('A0.'));
      for (let turn = 1; turn < 4; turn += 1) {
        await stage.ask((stream) => stream.answer(`A${turn}.`), ack.session_id);
      }
      stage.model.requests.length = 0;
      const { ack: last, end } = await stage.ask((stream, request) => {
        if (countOf(request) > 3) refuse(stream);
        else stream.answer('Short.');
      }, ack.session_id);
      expect(end).toMatchObject({ status: 'complete', content: 'Short.' });
      expect(stage.model.requests.map(countOf)).toEqual([9, 5, 3]);
      expect(await rowsOf(stage, last.response_id)).toMatchObject([
        { failure: 'context_exceeded', input_tokens: 0 },
        { failure: 'context_exceeded', output_tokens: 0 },
        { outcome: 'complete' },
      ]);
    });

    it('cuts the tool results when the turn alone is too long', async () => {
      stage.addTool('misbehave', () => {
        const data = Array.from({ length: 1000 }, (_, row) => ({ row, text: 'x'.repeat(30) }));
        const meta = {
          as_of: '2026-01-01',
          coverage: 'complete',
          notes: [],
          truncated: false,
          sources: [],
          row_count: 1000,
        };
        return Promise.resolve({ data, meta } as never);
      });
      const { end } = await stage.ask((stream, { body }) => {
        const said = JSON.stringify(body.messages);
        if (said.length > 20_000) stream.refuseAs('invalid_request', 'prompt is too long');
        else if (said.includes('as_of')) stream.answer('Enough.');
        else {
          stream.toolCall('call_1', 'misbehave', {});
          stream.stop('tool_use');
        }
      });
      expect(end).toMatchObject({ status: 'complete', content: expect.stringMatching(/^Enough\./) });
    });

    it('does not open the circuit, and spends no retries', async () => {
      for (let question = 0; question < 12; question += 1) {
        const { end } = await stage.ask((stream) => stream.refuseAs('invalid_request', 'prompt is too long'));
        expect(end.status).toBe('failed');
      }
      expect(stage.model.requests).toHaveLength(12);
      let attempts = 0;
      const { end } = await stage.ask((stream) => {
        attempts += 1;
        if (attempts < 3) stream.refuseAs('overloaded');
        else stream.answer('Well again.');
      });
      expect(end).toMatchObject({ status: 'complete', content: 'Well again.' });
    });
  });

  it('takes numbers as ids, and halves of surrogate pairs in texts, names and arguments', async () => {
    const { ack, end } = await stage.ask((stream, { body }) => {
      if (JSON.stringify(body.messages).includes('unknown_tool')) stream.answer('Half \ud83e of a pair.');
      else {
        stream.toolCall(7 as unknown as string, 'no\ud83e_tool', { 'k\ud83e': 'v\udd4a' });
        stream.stop('tool_use');
      }
    });
    expect(end).toMatchObject({ status: 'complete', content: 'Half \ufffd of a pair.' });
    expect(await rowsOf(stage, ack.response_id)).toHaveLength(2);
  });

  it('is cancelled when it repeats itself without end', async () => {
    let sent = 0;
    const { end } = await stage.ask(async (stream) => {
      stream.beginText();
      sent = await stream.rawUntilClosed(stream.frame('He won. '.repeat(100)));
    });
    expect(end).toMatchObject({ status: 'complete', content: expect.stringContaining('grew too long') });
    expect(end.content.length).toBeLessThan(201_000);
    await stage.model.requests[0]?.aborted;
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });
});

const WHOLE: Record<string, (isSecond: boolean) => string> = {
  anthropic: (isSecond) =>
    JSON.stringify({
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      content: isSecond
        ? [{ type: 'text', text: 'Found.' }]
        : [{ type: 'tool_use', id: 'toolu_1', name: 'search_fighters', input: { query: 'Khabib' } }],
      stop_reason: isSecond ? 'end_turn' : 'tool_use',
      usage: { input_tokens: 50, output_tokens: 7 },
    }),
  openai: (isSecond) => {
    const call = {
      id: 'call_1',
      type: 'function',
      function: { name: 'search_fighters', arguments: '{"query":"Khabib"}' },
    };
    return JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: isSecond
            ? { role: 'assistant', content: 'Found.' }
            : { role: 'assistant', content: null, tool_calls: [call] },
          finish_reason: isSecond ? 'stop' : 'tool_calls',
        },
      ],
      usage: { prompt_tokens: 50, completion_tokens: 7, total_tokens: 57 },
    });
  },
};

const FALLING: Record<string, (stream: ReplyStream) => void> = {
  anthropic: (stream) => {
    const reply = stream as AnthropicReply;
    reply.open(1234);
    reply.text('Hello.');
    reply.event('message_delta', {
      delta: { stop_reason: 'end_turn' },
      usage: { input_tokens: 0, output_tokens: 20 },
    });
    reply.event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: -1 } });
    reply.event('message_stop');
    reply.endEarly();
  },
  openai: (stream) => {
    const reply = stream as OpenAiReply;
    reply.open();
    reply.data({ id: 'a', choices: [], usage: { prompt_tokens: 1234, completion_tokens: 1 } });
    reply.delta('Hello.');
    reply.end();
    reply.data({ id: 'a', choices: [], usage: { prompt_tokens: 0, completion_tokens: 20 } });
    reply.data({ id: 'a', choices: [], usage: { prompt_tokens: 0, completion_tokens: 0 } });
    reply.raw('data: [DONE]\n\n');
    reply.endEarly();
  },
};

describe('a server that refuses a parameter', () => {
  const [anthropic, openai] = VENDORS;
  let stage: VendorApp;

  const start = async (vendor = openai): Promise<VendorApp> => {
    if (vendor === undefined) throw new Error('no vendor');
    stage = await VendorApp.start(vendor);
    stage.reset();
    return stage;
  };
  const hasTold = (row: Partial<Row>): Partial<Row> => ({
    outcome: 'failed',
    failure: 'parameter_refused',
    ...row,
  });

  it.each([
    [
      'max_tokens',
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      { max_completion_tokens: 4096 },
    ],
    [
      'stream_options',
      'Unrecognized request argument supplied: stream_options',
      { stream: true, max_tokens: 4096 },
    ],
    ['tool_choice', 'tool_choice: Extra inputs are not permitted', { stream: true }],
  ])('gets the request again without %s, and later ones at once', async (name, message, sent) => {
    await start();
    try {
      const reply: Reply = (stream, request) => {
        if (name in request.body) stream.refuseAs('invalid_request', message);
        else stream.answer('Sure.');
      };
      const { ack, end } = await stage.ask(reply);
      expect(end).toMatchObject({ status: 'complete', content: 'Sure.' });
      expect(stage.model.requests).toHaveLength(2);
      const parameters = parametersOf(stage.model.requests[1] as RecordedRequest);
      expect(parameters).toMatchObject(sent);
      expect(parameters).not.toHaveProperty(name);
      expect(await rowsOf(stage, ack.response_id)).toMatchObject([
        hasTold({ input_tokens: 0, output_tokens: 0, estimated: false }),
        { outcome: 'complete' },
      ]);
      await stage.ask(reply);
      expect(stage.model.requests).toHaveLength(3);
    } finally {
      await stage.close();
    }
  });

  it('may refuse several, one after another, of any shape, without counting as failing', async () => {
    await start();
    try {
      const order = ['max_tokens', 'max_completion_tokens', 'stream_options', 'tool_choice', 'stream'];
      const reply: Reply<OpenAiReply> = (stream, { body }) => {
        const refused = order.find((name) => name in body);
        if (refused === undefined) {
          stream.head({ 'content-type': 'application/json' });
          stream.raw(JSON.stringify({ choices: [{ message: { content: 'Sure.' }, finish_reason: 'stop' }] }));
          stream.endEarly();
          return;
        }
        // FastAPI's shape, without an `error`.
        stream.head({ 'content-type': 'application/json' }, 422);
        stream.raw(
          JSON.stringify({ detail: [{ type: 'extra_forbidden', loc: ['body', refused], msg: 'Extra' }] }),
        );
        stream.endEarly();
      };
      const { ack, end } = await stage.ask(reply);
      expect(end).toMatchObject({ status: 'complete', content: 'Sure.' });
      expect(stage.model.requests).toHaveLength(order.length + 1);
      const rows = await rowsOf(stage, ack.response_id);
      expect(rows.slice(0, -1)).toEqual(order.map(() => expect.objectContaining(hasTold({}))));
      expect(rows.at(-1)).toMatchObject({ outcome: 'complete', estimated: true });
      expect(rows.at(-1)?.input_tokens).toBeGreaterThan(500);
      expect(rows.at(-1)?.output_tokens).toBeGreaterThan(0);
    } finally {
      await stage.close();
    }
  });

  it('fails when it refuses what the service cannot leave out', async () => {
    await start();
    try {
      const { end } = await stage.ask((stream) =>
        stream.refuseAs('invalid_request', 'registry.ollama.ai/library/gemma:2b does not support tools'),
      );
      expect(end).toMatchObject({ status: 'failed' });
      expect(stage.model.requests).toHaveLength(1);
    } finally {
      await stage.close();
    }
  });

  it("may be one with Anthropic's API", async () => {
    await start(anthropic);
    try {
      const { end } = await stage.ask((stream, { body }) => {
        if (JSON.stringify(body.system).includes('cache_control'))
          stream.refuseAs('invalid_request', 'system.0.cache_control: Extra inputs are not permitted');
        else if (body.tool_choice !== undefined)
          stream.refuseAs('invalid_request', 'tool_choice: unknown field');
        else stream.answer('Sure.');
      });
      expect(end).toMatchObject({ status: 'complete', content: 'Sure.' });
      expect(stage.model.requests).toHaveLength(3);
    } finally {
      await stage.close();
    }
  });

  it('gets one system message, or none if its chat template has no such role', async () => {
    await start();
    try {
      const { end } = await stage.ask((stream, { body }) => {
        const roles = body.messages.map(({ role }) => role);
        if (roles.lastIndexOf('system') > 0)
          stream.refuseAs('invalid_request', 'System message must be at the beginning.');
        else if (roles.includes('system')) stream.refuseAs('invalid_request', 'System role not supported');
        else stream.answer('Sure.');
      });
      expect(end).toMatchObject({ status: 'complete', content: 'Sure.' });
      expect(stage.model.requests).toHaveLength(2);
      const [first] = stage.model.requests[1]?.body.messages ?? [];
      expect(first).toMatchObject({ role: 'user', content: expect.stringContaining('You are MMA Savant') });
      expect(first?.content).toContain('Today is');
    } finally {
      await stage.close();
    }
  });

  it.each<[string, (reply: OpenAiReply) => void, string]>([
    ['its end mark without a finish reason', (reply) => reply.raw('data: [DONE]\n\n'), 'complete'],
    ['neither', () => undefined, 'failed'],
  ])('may end with %s', async (_how, end, status) => {
    await start();
    try {
      const reply: Reply<OpenAiReply> = (stream) => {
        stream.text('He is great.');
        end(stream);
        stream.endEarly();
      };
      expect((await stage.ask(reply as Reply)).end).toMatchObject({ status, content: 'He is great.' });
    } finally {
      await stage.close();
    }
  });

  it('gets schemas that gateways of Gemini take', async () => {
    await start();
    try {
      await stage.ask((stream) => stream.answer('Sure.'));
      const tools = JSON.stringify(parametersOf(stage.model.requests[0] as RecordedRequest)['tools']);
      expect(tools.length).toBeGreaterThan(5000);
      expect(tools).not.toMatch(
        /"(\$schema|\$ref|const|additionalProperties|exclusiveMinimum|exclusiveMaximum|format)":/,
      );
      expect(tools).not.toContain('"null"');
    } finally {
      await stage.close();
    }
  });
});
