import { setMaxListeners } from 'node:events';
import { telemetry, traced } from '@app/common';
import { isDatabaseUnavailable } from '@app/database';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { untilAborted } from '../repositories/abortable-query.js';
import { LookupError } from '../domain/lookup-error.js';
import {
  ToolError,
  toolResultSchema,
  type ToolErrorPayload,
  type ToolOutcome,
  type ToolResult,
} from '../domain/tool-result.js';
import { toInputSchema } from './input-schema.js';
import { parseArguments } from './parse-arguments.js';
import { type Tool, type ToolDefinition } from './tool.js';

/** Injection token of all tools. */
export const TOOLS = Symbol('TOOLS');

const DEADLINE_MS = 10_000;
const LARGEST_RESULT = 200_000;

/** A call with valid arguments that has not run yet. */
export interface PreparedCall {
  ok: true;
  /** Failures are returned as data; only an abort by the caller's signal throws (its reason). */
  run(signal: AbortSignal): Promise<ToolOutcome>;
}

/** All tools by name, for language models, REST, MCP and the command line. */
@Injectable()
export class ToolRegistry {
  private readonly logger = new Logger(ToolRegistry.name);
  private readonly tools: ReadonlyMap<string, Tool>;
  private readonly inputSchemas: ReadonlyMap<string, Record<string, unknown>>;
  private described: ToolDefinition[] | undefined;

  constructor(@Inject(TOOLS) tools: readonly Tool[]) {
    this.tools = new Map(tools.map((tool) => [tool.name, tool]));
    this.inputSchemas = new Map(tools.map(({ name, input }) => [name, toInputSchema(input)]));
  }

  /** Of the tools that can work here. */
  definitions(): ToolDefinition[] {
    const all = this.allDefinitions();
    return all.every(({ name }) => this.isOffered(name))
      ? all
      : all.filter(({ name }) => this.isOffered(name));
  }

  /** Also of tools that cannot work here, for documents. */
  allDefinitions(): ToolDefinition[] {
    this.described ??= [...this.tools.values()].map((tool) => ({
      name: tool.name,
      description: tool.description,
      input_schema: this.inputSchemas.get(tool.name) ?? {},
      output_schema: z.toJSONSchema(toolResultSchema(tool.output), { override: shorten }),
    }));
    return this.described;
  }

  /** Schemas of the whole results by tool, for documents in another dialect of JSON Schema. */
  resultSchemas(): Map<string, z.ZodType> {
    return new Map([...this.tools.values()].map(({ name, output }) => [name, toolResultSchema(output)]));
  }

  /** Validates the arguments (see `parseArguments`) and runs the tool within {@link DEADLINE_MS}. */
  async call(name: string, args: unknown, signal: AbortSignal): Promise<ToolOutcome> {
    signal.throwIfAborted();
    const prepared = this.prepare(name, args);
    return prepared.ok ? prepared.run(signal) : prepared;
  }

  /** Finds the tool and validates the arguments without running it. */
  prepare(name: string, args: unknown): PreparedCall | Extract<ToolOutcome, { ok: false }> {
    const tool = this.tools.get(name);
    if (tool === undefined) {
      return failure({
        code: 'unknown_tool',
        message: `There is no tool "${name.slice(0, 60)}". Tools: ${[...this.tools.keys()].join(', ')}.`,
      });
    }
    const parsed = parseArguments(tool.input, this.inputSchemas.get(name) ?? {}, args);
    if (!parsed.ok) return parsed;
    return { ok: true, run: (signal) => this.measured(tool, parsed.input, signal) };
  }

  private async measured(tool: Tool, input: unknown, signal: AbortSignal): Promise<ToolOutcome> {
    const { name } = tool;
    const startedAt = performance.now();
    let error: string | null = 'aborted';
    try {
      const attributes = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name };
      const outcome = await traced(`execute_tool ${name}`, { attributes }, () =>
        this.run(tool, input, signal),
      );
      error = outcome.ok ? null : outcome.result.error.code;
      return outcome;
    } finally {
      telemetry.metrics.toolCallEnded(name, error, (performance.now() - startedAt) / 1000);
    }
  }

  private isOffered(name: string): boolean {
    return this.tools.get(name)?.isOffered !== false;
  }

  private async run(tool: Tool, input: unknown, signal: AbortSignal): Promise<ToolOutcome> {
    signal.throwIfAborted();
    const { name } = tool;
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    const bounded = AbortSignal.any([signal, deadline]);
    // All statements of the call listen to this signal.
    setMaxListeners(0, bounded);
    try {
      const result = await onceMoreAfterLoss(() =>
        untilAborted(tool.execute(input, { signal: bounded }), bounded),
      );
      return { ok: true, result: limitSize(result) };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ToolError || error instanceof LookupError) {
        const { code, message, suggestions } = error;
        return failure({ code, message, ...(suggestions === undefined ? {} : { suggestions }) });
      }
      if (deadline.aborted) {
        this.logger.warn(`${name} took longer than ${DEADLINE_MS} ms`);
        return failure({
          code: 'timeout',
          message: `${name} took too long. Ask for less, or try again later.`,
        });
      }
      if (isDatabaseUnavailable(error))
        this.logger.warn(`${name} failed: the database is unavailable`, error);
      else this.logger.error(`${name} failed`, error);
      return failure({ code: 'internal_error', message: `${name} failed on our side. Try again later.` });
    }
  }
}

/** Removes redundant patterns and ranges of dates and integers. */
function shorten({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** Retries once when the database was unavailable, e.g. after a lost connection; tools only read. */
async function onceMoreAfterLoss<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return run();
  }
}

const failure = (error: ToolErrorPayload['error']): Extract<ToolOutcome, { ok: false }> => ({
  ok: false,
  result: { error },
});

/** Halves an oversized list until it fits, and notes it. */
function limitSize(result: ToolResult): ToolResult {
  let limited = result;
  while (
    Array.isArray(limited.data) &&
    limited.data.length > 1 &&
    JSON.stringify(limited).length > LARGEST_RESULT
  ) {
    const data: unknown[] = limited.data.slice(0, Math.ceil(limited.data.length / 2));
    limited = {
      data,
      meta: {
        ...result.meta,
        row_count: data.length,
        truncated: true,
        notes: [...result.meta.notes, 'Rows were left out because the result was too large; ask for fewer.'],
      },
    };
  }
  return limited;
}
