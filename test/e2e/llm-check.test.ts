import { execFile } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AnthropicServer } from '../support/anthropic-server.js';
import type { ModelServer, RecordedRequest, ReplyStream } from '../support/model-server.js';
import { OpenAiServer } from '../support/openai-server.js';

interface Run {
  code: number;
  output: string;
}

/** Runs the check as `npm run llm:check` does. */
function check(env: Record<string, string>): Promise<Run> {
  const options = { env: { PATH: process.env['PATH'] ?? '', NEXTAUTH_SECRET: 'x'.repeat(32), ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, ['dist/apps/api/src/llm-check.js'], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

const said = ({ body }: RecordedRequest): string => JSON.stringify(body.messages);

/** A model that does everything right. */
async function answerWell(stream: ReplyStream, request: RecordedRequest): Promise<void> {
  if (said(request).includes('essay')) {
    stream.beginText();
    await stream.rawUntilClosed(stream.frame('Boxing is old. '), 1024 * 1024);
  } else if (said(request).includes('17-4')) {
    stream.answer(
      said(request).includes('텔러') ? '로완 텔러의 UFC 전적은 17-4입니다.' : 'His UFC record is 17-4.',
    );
  } else if (said(request).includes('Brandt')) {
    stream.toolCall('call_1', 'get_fighter', { fighter: 'Rowan Teller' });
    stream.toolCall('call_2', 'get_fighter', { fighter: 'Milo Brandt' });
    stream.stop('tool_use');
  } else {
    stream.toolCall('call_1', 'get_fighter', { fighter: 'Rowan Teller' });
    stream.stop('tool_use');
  }
}

const writeWell = (stream: ReplyStream): void => stream.answer('I answer questions about fights.');

const lineOf = ({ output }: Run, name: string): string =>
  output.split('\n').find((line) => line.trim().startsWith(name)) ?? '';

describe('npm run llm:check', () => {
  let model: ModelServer | undefined;
  afterEach(async () => {
    await model?.close();
    model = undefined;
  });

  it.each([
    ['anthropic', 'claude-sonnet-5-5', () => AnthropicServer.start()],
    ['openai', 'gpt-5-mini', () => OpenAiServer.start()],
  ])('finds nothing wrong with a good server of %s', async (provider, name, start) => {
    model = await start();
    model.reply = answerWell;
    model.sideReply = writeWell;
    const run = await check(model.env);
    expect(run.output).toContain(`${provider} (${name}) at ${model.url}`);
    expect(run.output).toContain('The service can use this server.');
    expect(run.output).not.toMatch(/ {2}no {2}/i);
    expect(run.output).not.toContain('key-of-the-tests');
    expect(run.code).toBe(0);
  });

  it('names what does not hold, why, and what the service does then', async () => {
    model = await OpenAiServer.start();
    model.reply = async (stream, request) => {
      if ('max_tokens' in request.body)
        stream.refuseAs('invalid_request', 'Unrecognized request argument: max_tokens');
      else if (said(request).includes('essay')) await answerWell(stream, request);
      else if (said(request).includes('17-4')) stream.answer('His UFC record is 17-4.');
      else if (said(request).includes('Brandt')) {
        stream.toolCall('call_1', 'get_fighter', { fighter: 'Rowan Teller' });
        stream.stop('tool_use');
      } else stream.answer('He is 20-0.');
    };
    model.sideReply = (stream, request) => {
      if ('max_tokens' in request.body)
        stream.refuseAs('invalid_request', 'Unrecognized request argument: max_tokens');
      else writeWell(stream);
    };
    const run = await check(model.env);
    expect(run.code).toBe(1);
    expect(lineOf(run, 'writes a text')).toMatch(/ yes /);
    expect(lineOf(run, 'calls a tool')).toMatch(/ NO .*no call, but "He is 20-0\."/);
    expect(lineOf(run, 'calls tools in parallel')).toMatch(/ no .*1 of 2 calls in one round/);
    expect(lineOf(run, 'answers in English')).toMatch(/ yes /);
    expect(lineOf(run, 'answers in Korean')).toMatch(/ no .*17-4/);
    expect(run.output).toContain('→ answers are translated by a second request');
    expect(run.output).toContain('refused 1 parameter');
    expect(run.output).toContain('cannot use this server: 1 necessary case fails');
  });

  it('says why a server refuses every request, without the key', async () => {
    model = await AnthropicServer.start();
    model.reply = model.sideReply = (stream) => stream.refuseAs('key', 'no such key: key-of-the-tests');
    const run = await check(model.env);
    expect(run.code).toBe(1);
    expect(lineOf(run, 'writes a text')).toContain('authentication: ');
    expect(run.output).not.toContain('key-of-the-tests');
  });

  it.each([
    [{}, /embedded analyst answers/],
    [{ LLM_PROVIDER: 'anthropic' }, /CLAUDE_API_KEY: is required/],
  ])('refuses the settings %j', async (env, message) => {
    const run = await check(env);
    expect(run.code).toBe(2);
    expect(run.output).toMatch(message);
  });
});
