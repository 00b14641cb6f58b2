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
  execute(input: Input, context: ToolContext): Promise<ToolResult<Data>>;
}

/** A tool as a language model is told of it. */
export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema of the arguments object. */
  input_schema: Record<string, unknown>;
}
