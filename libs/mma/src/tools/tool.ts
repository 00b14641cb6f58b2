import type { z } from 'zod';
import type { ToolResult } from '../domain/tool-result.js';

export interface ToolContext {
  signal: AbortSignal;
}

/** One definition for language models, the command line and the documents. */
export interface Tool<Input = unknown, Data = unknown> {
  readonly name: string;
  /** For the model: what it answers and when to use it. */
  readonly description: string;
  /** A strict object; published as JSON Schema. */
  readonly input: z.ZodType<Input>;
  /** False while it cannot work here: it is not listed, and a call says why. @default true */
  readonly isOffered?: boolean;
  /** Schema of `data`: strict objects; published, not validated at run time. */
  readonly output: z.ZodType<Data>;
  execute(input: Input, context: ToolContext): Promise<ToolResult<Data>>;
}

export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema of the arguments object. */
  input_schema: Record<string, unknown>;
  /** JSON Schema of the whole result (`data` and `meta`); not sent to language models. */
  output_schema: Record<string, unknown>;
}

/** Name of a tool for users: `get_fighter` is `Get fighter`. */
export function titleOf({ name }: Pick<ToolDefinition, 'name'>): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
