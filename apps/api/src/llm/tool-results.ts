import type { ToolErrorPayload, ToolOutcome, ToolResult } from '@app/mma';

/** Longest result of one call that a model is given, in characters of JSON (about 15,000 tokens). */
export const LONGEST_TOOL_RESULT = 60_000;

/**
 * A call's outcome in a size that a model can be given: sources are left out first (the answer's own list keeps
 * them), then rows from the end, said in `meta`.
 */
export function boundForModel(
  outcome: ToolOutcome,
  longest = LONGEST_TOOL_RESULT,
): ToolResult | ToolErrorPayload {
  if (!outcome.ok || fits(outcome.result, longest)) return outcome.result;
  const { data, meta } = outcome.result;
  const lean: ToolResult = { data, meta: { ...meta, sources: [] } };
  if (fits(lean, longest)) return lean;
  const rows = Array.isArray(data) ? (data as unknown[]) : [];
  for (let kept = Math.floor(rows.length / 2); kept > 0; kept = Math.floor(kept / 2)) {
    const shortened: ToolResult = {
      data: rows.slice(0, kept),
      meta: {
        ...lean.meta,
        truncated: true,
        row_count: kept,
        notes: [
          ...meta.notes,
          `Only the first ${kept} of ${rows.length} rows are shown; narrow the question for the others.`,
        ],
      },
    };
    if (fits(shortened, longest)) return shortened;
  }
  return {
    error: {
      code: 'invalid_arguments',
      message: 'The result is too large to be read. Ask for less: a shorter period or a smaller limit.',
    },
  };
}

const fits = (result: ToolResult, longest: number): boolean => JSON.stringify(result).length <= longest;
