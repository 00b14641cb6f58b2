import type { Coverage } from './vocabulary.js';

export type ToolSourceKind = 'bout' | 'event' | 'fighter' | 'ranking';

/** Where a figure comes from. */
export interface ToolSource {
  kind: ToolSourceKind;
  id: string;
  label: string;
  url: string | null;
}

export interface ToolMeta {
  /** Day of the newest bout in the data, `YYYY-MM-DD`; null while there is none. */
  as_of: string | null;
  /** `partial` when some bouts that bear on the result are known to be missing. */
  coverage: Coverage;
  notes: string[];
  row_count: number;
  truncated: boolean;
  sources: ToolSource[];
}

export interface ToolResult<Data = unknown> {
  data: Data;
  meta: ToolMeta;
}

export type ToolErrorCode =
  | 'fighter_not_found'
  | 'event_not_found'
  | 'bout_not_found'
  | 'ambiguous_fighter'
  | 'invalid_arguments'
  | 'unknown_tool'
  | 'timeout'
  | 'internal_error';

/** A failure as the caller (a language model, a shell, an MCP client) sees it: data, not an exception. */
export interface ToolErrorPayload {
  error: { code: ToolErrorCode; message: string; suggestions?: unknown[] };
}

/** Thrown inside a tool; the registry turns it into a {@link ToolErrorPayload}. */
export class ToolError extends Error {
  constructor(
    readonly code: ToolErrorCode,
    message: string,
    readonly suggestions?: unknown[],
  ) {
    super(message);
    this.name = 'ToolError';
  }
}

/** What a call came to. */
export type ToolOutcome = { ok: true; result: ToolResult } | { ok: false; result: ToolErrorPayload };
