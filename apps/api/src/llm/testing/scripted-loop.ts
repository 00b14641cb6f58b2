import { NO_TOKENS, type TokenUsage } from '@app/chat-protocol';
import type { ToolOutcome } from '@app/mma';
import type { AnswerLoopEvent } from '../answer-events.js';
import { AnswerLoop } from '../answer-loop.js';
import type { LanguageModel, ModelEvent, ModelRequest } from '../language-model.js';

import { RequestAccount } from '../../usage/request-account.js';
import { ModelRequester } from '../model-requester.js';
import type { ToolCaller } from '../turn-tools.js';

export type Script = (
  request: ModelRequest,
  signal: AbortSignal,
) => AsyncIterable<ModelEvent> | Iterable<ModelEvent>;

export class ScriptedModel implements LanguageModel {
  readonly model = 'script';
  readonly requests: ModelRequest[] = [];

  constructor(
    private readonly scripts: Script[],
    readonly provider = 'scripted',
  ) {}

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const script = this.scripts[Math.min(this.requests.length, this.scripts.length - 1)];
    this.requests.push(structuredClone(request));
    if (script !== undefined) yield* script(request, signal);
  }
}

export class RecordingTools implements ToolCaller {
  readonly calls: { name: string; args: unknown }[] = [];
  running = 0;
  mostAtOnce = 0;

  constructor(private readonly answer: (name: string) => ToolOutcome = () => found()) {}

  definitions() {
    return [{ name: 'get_fighter', description: 'a fighter', input_schema: {}, output_schema: {} }];
  }

  async call(name: string, args: unknown, _signal: AbortSignal): Promise<ToolOutcome> {
    this.calls.push({ name, args });
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await new Promise((resolve) => setImmediate(resolve));
    this.running -= 1;
    return this.answer(name);
  }
}

export function found(): ToolOutcome {
  const sources = [{ kind: 'fighter' as const, id: 'f1', label: 'A', url: null }];
  const meta = {
    as_of: '2026-01-01',
    coverage: 'complete' as const,
    notes: [],
    applied: [],
    row_count: 3,
    truncated: false,
    sources,
  };
  return { ok: true, result: { data: {}, meta } };
}

export const tokens = (output_tokens: number): TokenUsage => ({
  ...NO_TOKENS,
  input_tokens: 10,
  output_tokens,
});
export const text = (value: string): ModelEvent => ({ type: 'text', text: value });
export const call = (id: string, args: unknown = {}): ModelEvent => ({
  type: 'tool_call',
  id,
  name: 'get_fighter',
  arguments: args,
});
export const stop = (
  reason: 'end_turn' | 'tool_calls' | 'max_tokens' | 'refusal' = 'end_turn',
): ModelEvent => ({
  type: 'stop',
  reason,
  usage: tokens(5),
});

export async function run(
  models: LanguageModel[],
  tools: ToolCaller = new RecordingTools(),
  {
    signal = new AbortController().signal,
    question = 'Who?',
    timeoutMs = 5000,
    maxToolRounds = 2,
    requester = new ModelRequester(),
    unverified = undefined as 'mark' | 'withhold' | undefined,
  } = {},
): Promise<{ events: AnswerLoopEvent[]; text: string; error: unknown }> {
  const loop = new AnswerLoop(models, tools, requester, {
    maxTokens: 100,
    maxToolRounds,
    timeoutMs,
    ...(unverified === undefined ? {} : { unverified }),
  });
  const events: AnswerLoopEvent[] = [];
  let error: unknown = null;
  try {
    const messages = [{ role: 'user' as const, content: [{ type: 'text' as const, text: question }] }];
    const account = new RequestAccount({ userId: 1, messageId: null }, { write: () => undefined });
    await loop.run({ question, messages, account }, signal, (event) => events.push(event));
  } catch (thrown) {
    error = thrown;
  }
  const spoken = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  return { events, text: spoken, error };
}
