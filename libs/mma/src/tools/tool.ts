import type { z } from 'zod';
import type { ToolResult } from '../domain/tool-result.js';

export interface ToolContext {
  signal: AbortSignal;
}

/** One tool. The same definition serves the model, the shell, MCP and the docs. */
export interface Tool<Input = unknown, Data = unknown> {
  readonly name: string;
  /** What it answers and when to use it, for the model. */
  readonly description: string;
  /** A strict object: unknown keys are refused. Becomes the JSON Schema that models see. */
  readonly input: z.ZodType<Input>;
  /** The `data` of its results: strict objects, published and documented, never checked at run time. */
  readonly output: z.ZodType<Data>;
  execute(input: Input, context: ToolContext): Promise<ToolResult<Data>>;
}

/** What clients learn of a tool. */
export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema of the arguments object. */
  input_schema: Record<string, unknown>;
  /** JSON Schema of the whole result, `data` and `meta`; language models are not sent it. */
  output_schema: Record<string, unknown>;
}
