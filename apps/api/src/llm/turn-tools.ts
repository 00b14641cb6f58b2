import type { ToolDefinition, ToolErrorPayload, ToolMeta, ToolOutcome, ToolSource } from '@app/mma';
import type { ModelToolCall } from './language-model.js';

/** A tool that takes longer is given up, whatever it does with the signal. */
const TOOL_TIMEOUT_MS = 30_000;
const MOST_SOURCES = 100;

/** What the loop needs of the tool registry. */
export interface ToolCaller {
  definitions(): ToolDefinition[];
  /** Never throws, except the signal's reason when it is aborted. */
  call(name: string, args: unknown, signal: AbortSignal): Promise<ToolOutcome>;
}

export interface FinishedToolCall {
  call: ModelToolCall;
  outcome: ToolOutcome;
  durationMs: number;
}

/** The tool calls of one answer: runs them in parallel, remembers their outcomes, collects their sources. */
export class TurnTools {
  private readonly remembered = new Map<string, Promise<ToolOutcome>>();
  /** Of the results so far. */
  readonly metas: ToolMeta[] = [];
  private readonly sourcesByKey = new Map<string, ToolSource>();

  constructor(private readonly caller: ToolCaller) {}

  get sources(): ToolSource[] {
    return [...this.sourcesByKey.values()];
  }

  /** Runs the calls of one round at once and yields each as it ends. */
  async *run(calls: ModelToolCall[], signal: AbortSignal): AsyncGenerator<FinishedToolCall> {
    const pending = new Map(calls.map((call) => [call, this.runOne(call, signal)]));
    while (pending.size > 0) {
      const finished = await Promise.race(pending.values());
      pending.delete(finished.call);
      yield finished;
    }
  }

  private async runOne(call: ModelToolCall, signal: AbortSignal): Promise<FinishedToolCall> {
    const started = performance.now();
    const outcome = await this.outcomeOf(call, signal);
    if (outcome.ok) {
      this.metas.push(outcome.result.meta);
      this.collect(outcome.result.meta.sources);
    }
    return { call, outcome, durationMs: Math.round(performance.now() - started) };
  }

  private outcomeOf(call: ModelToolCall, signal: AbortSignal): Promise<ToolOutcome> {
    if (call.malformed === true) {
      return Promise.resolve(
        failure('invalid_arguments', 'The arguments are not valid JSON. Write one JSON object.'),
      );
    }
    const key = canonicalJson([call.name, call.arguments]);
    let outcome = this.remembered.get(key);
    if (outcome === undefined) {
      outcome = callInTime(this.caller, call, signal);
      this.remembered.set(key, outcome);
    }
    return outcome;
  }

  private collect(sources: ToolSource[]): void {
    for (const source of sources) {
      if (this.sourcesByKey.size >= MOST_SOURCES) return;
      this.sourcesByKey.set(JSON.stringify([source.kind, source.id]), source);
    }
  }
}

/** Ends when the tool does, when its time is over, or when the signal is aborted (then by throwing its reason). */
async function callInTime(
  caller: ToolCaller,
  call: ModelToolCall,
  signal: AbortSignal,
): Promise<ToolOutcome> {
  signal.throwIfAborted();
  const timeout = new AbortController();
  let onAbort: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const cut = new Promise<ToolOutcome>((resolve, reject) => {
    onAbort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    timer = setTimeout(() => {
      resolve(failure('timeout', `The tool did not answer within ${TOOL_TIMEOUT_MS / 1000} s.`));
      timeout.abort(new Error('tool timeout'));
    }, TOOL_TIMEOUT_MS);
  });
  try {
    const running = caller.call(call.name, call.arguments, AbortSignal.any([signal, timeout.signal]));
    return await Promise.race([running, cut]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}

function failure(code: ToolErrorPayload['error']['code'], message: string): ToolOutcome {
  return { ok: false, result: { error: { code, message } } };
}

/** JSON with sorted keys, so that equal arguments are equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
