import type { ResponsePart, Source } from '@app/chat-protocol';
import type { ToolDefinition, ToolErrorPayload, ToolMeta, ToolOutcome } from '@app/mma';
import { unlessAborted } from './abort.js';
import { SHOW_CHART, SHOW_CHART_DEFINITION } from './charts/show-chart.input.js';
import { TurnCharts } from './charts/turn-charts.js';
import type { Facts } from './grounding/facts/facts.js';
import type { AnswerLoopEvent } from './answer-events.js';
import type { ModelMessage, ModelToolCall } from './language-model.js';
import { boundForModel } from './tool-results.js';

const MAX_SOURCES = 100;

export interface ToolCaller {
  definitions(): ToolDefinition[];
  /** Has its own deadline. Throws only the signal's reason. */
  call(name: string, args: unknown, signal: AbortSignal): Promise<ToolOutcome>;
}

export interface FinishedToolCall {
  call: ModelToolCall;
  outcome: ToolOutcome;
  durationMs: number;
}

/** The tool calls of one answer. Equal calls run once and share the outcome. */
export class TurnTools {
  private readonly outcomes = new Map<string, Promise<ToolOutcome>>();
  readonly metas: ToolMeta[] = [];
  private readonly sourcesByKey = new Map<string, Source>();
  private readonly charts = new TurnCharts();

  /** @param facts receives every result */
  constructor(
    private readonly caller: ToolCaller,
    private readonly facts: Facts,
  ) {}

  get sources(): Source[] {
    return [...this.sourcesByKey.values()];
  }

  get parts(): readonly ResponsePart[] {
    return this.charts.parts;
  }

  definitions(): ToolDefinition[] {
    return [...this.caller.definitions(), SHOW_CHART_DEFINITION];
  }

  /**
   * Runs the calls of one round in parallel, then its charts, which may show the rows of this round.
   * @returns the outcomes in the order of the calls
   */
  async run(
    calls: ModelToolCall[],
    signal: AbortSignal,
    onFinished: (finished: FinishedToolCall) => void,
  ): Promise<FinishedToolCall[]> {
    const finish = async (call: ModelToolCall): Promise<FinishedToolCall> => {
      const finished = await this.runOne(call, signal);
      onFinished(finished);
      return finished;
    };
    const found = new Map<ModelToolCall, FinishedToolCall>();
    await Promise.all(
      calls.filter((call) => !isChart(call)).map(async (call) => found.set(call, await finish(call))),
    );
    for (const call of calls) {
      const finished = found.get(call);
      if (finished?.outcome.ok === true) this.charts.addResult(call, finished.outcome.result);
    }
    for (const call of calls.filter(isChart)) found.set(call, await finish(call));
    return calls.map((call) => found.get(call)).filter((finished) => finished !== undefined);
  }

  private async runOne(call: ModelToolCall, signal: AbortSignal): Promise<FinishedToolCall> {
    const started = performance.now();
    const outcome = await this.outcomeOf(call, signal);
    if (outcome.ok && !isChart(call)) {
      this.metas.push(outcome.result.meta);
      this.collect(outcome.result.meta.sources);
      this.facts.addToolResult(call, outcome.result);
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
    let outcome = this.outcomes.get(key);
    if (outcome === undefined) {
      signal.throwIfAborted();
      outcome = isChart(call)
        ? Promise.resolve(this.charts.show(call.arguments))
        : unlessAborted(this.caller.call(call.name, call.arguments, signal), signal);
      this.outcomes.set(key, outcome);
    }
    return outcome;
  }

  private collect(sources: Source[]): void {
    for (const source of sources) {
      if (this.sourcesByKey.size >= MAX_SOURCES) return;
      this.sourcesByKey.set(JSON.stringify([source.kind, source.id]), source);
    }
  }
}

export function toFinishedEvent({ call, outcome, durationMs }: FinishedToolCall): AnswerLoopEvent {
  const rowCount = outcome.ok ? outcome.result.meta.row_count : null;
  return { type: 'tool_finished', call, ok: outcome.ok, rowCount, durationMs };
}

export function toResultMessage(results: FinishedToolCall[]): ModelMessage {
  return {
    role: 'user',
    content: results.map(({ call, outcome }) => ({
      type: 'tool_result',
      id: call.id,
      name: call.name,
      result: boundForModel(outcome),
      isError: !outcome.ok,
    })),
  };
}

const isChart = ({ name }: ModelToolCall): boolean => name === SHOW_CHART;

function failure(code: ToolErrorPayload['error']['code'], message: string): ToolOutcome {
  return { ok: false, result: { error: { code, message } } };
}

/** JSON with sorted keys, so that equal arguments give equal keys. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
