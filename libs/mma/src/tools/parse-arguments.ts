import { z } from 'zod';
import type { ToolErrorPayload, ToolOutcome } from '../domain/tool-result.js';
import { readTolerantly } from './tolerant-arguments.js';

type Parsed<Input> = { ok: true; input: Input } | Extract<ToolOutcome, { ok: false }>;

/**
 * Reads a tool's arguments as tolerantly as `readTolerantly`.
 * @param schema the JSON Schema of `input`
 * @returns the failure `invalid_arguments` with every wrong field
 */
export function parseArguments<Input>(
  input: z.ZodType<Input>,
  schema: Record<string, unknown>,
  args: unknown,
): Parsed<Input> {
  const parsed = input.safeParse(readTolerantly(args, schema));
  if (parsed.success) return { ok: true, input: parsed.data };
  return { ok: false, result: { error: toInvalidArguments(parsed.error) } };
}

/** Lists every invalid field. */
function toInvalidArguments(error: z.ZodError): ToolErrorPayload['error'] {
  const faults = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, 20).map((key) => ({ field: key.slice(0, 60), message: 'is not known' }));
    }
    return [{ field: issue.path.join('.') || 'arguments', message: issue.message }];
  });
  const list = faults.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return { code: 'invalid_arguments', message: `The arguments are not valid. ${list}.`, suggestions: faults };
}
