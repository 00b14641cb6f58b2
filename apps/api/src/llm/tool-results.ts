import type { ToolErrorPayload, ToolOutcome, ToolResult } from '@app/mma';

/** Maximum size of a tool result for the model, in characters of JSON (about 15,000 tokens). */
const MAX_TOOL_RESULT_LENGTH = 60_000;

/**
 * Limits the size of a tool result for the model: removes the sources first (the answer has its own list), then rows
 * from the end, which `meta` states.
 */
export function boundForModel(
  outcome: ToolOutcome,
  maxLength = MAX_TOOL_RESULT_LENGTH,
): ToolResult | ToolErrorPayload {
  if (!outcome.ok || fits(outcome.result, maxLength)) return outcome.result;
  const { data, meta } = outcome.result;
  const lean: ToolResult = { data, meta: { ...meta, sources: [] } };
  if (fits(lean, maxLength)) return lean;
  const rows = Array.isArray(data) ? (data as unknown[]) : [];
  for (let rowCount = Math.floor(rows.length / 2); rowCount > 0; rowCount = Math.floor(rowCount / 2)) {
    const shortened: ToolResult = {
      data: rows.slice(0, rowCount),
      meta: {
        ...lean.meta,
        truncated: true,
        row_count: rowCount,
        notes: [
          ...meta.notes,
          `Only the first ${rowCount} of ${rows.length} rows are shown; narrow the question for the others.`,
        ],
      },
    };
    if (fits(shortened, maxLength)) return shortened;
  }
  return {
    error: {
      code: 'invalid_arguments',
      message: 'The result is too large. Narrow the call: a shorter period or a smaller limit.',
    },
  };
}

export const isToolResult = (value: unknown): value is ToolResult =>
  typeof value === 'object' && value !== null && 'data' in value && 'meta' in value;

const fits = (result: ToolResult, maxLength: number): boolean => JSON.stringify(result).length <= maxLength;
