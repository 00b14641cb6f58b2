import type { Source } from '@app/chat-protocol';
import { z } from 'zod';
import { eventSuggestionSchema } from './event.js';
import { fighterSuggestionSchema } from './fighter.js';
import { COVERAGES, daySchema } from './vocabulary.js';

const toolSourceSchema = z
  .strictObject({
    kind: z.enum(['bout', 'event', 'fighter', 'ranking']),
    id: z.string(),
    label: z.string(),
    url: z.string().nullable(),
  })
  .meta({ id: 'ToolSource', description: 'Where a figure comes from.' }) satisfies z.ZodType<Source>;

const toolMetaSchema = z
  .strictObject({
    as_of: daySchema.nullable().describe('Day of the newest bout in the data; null while there is none.'),
    coverage: z
      .enum(COVERAGES)
      .describe('`partial` when some bouts that bear on the result are known to be missing.'),
    notes: z.array(z.string()),
    applied: z.array(z.string()).describe('Every condition that was applied, in words.'),
    row_count: z.int(),
    truncated: z.boolean().describe('Whether there are more rows than `data` holds.'),
    sources: z.array(toolSourceSchema),
  })
  .meta({ id: 'ToolMeta' });
export type ToolMeta = z.infer<typeof toolMetaSchema>;

export interface ToolResult<Data = unknown> {
  data: Data;
  meta: ToolMeta;
}

/** Schema of the whole result. */
export const toolResultSchema = <Data>(data: z.ZodType<Data>) =>
  z.strictObject({ data, meta: toolMetaSchema });

const toolSuggestionSchema = z.union([
  fighterSuggestionSchema,
  eventSuggestionSchema,
  z.strictObject({ fighter_id: z.string(), name: z.string() }).describe('Of `bout_not_found`.'),
  z
    .strictObject({ bout_id: z.string(), event: z.string(), date: daySchema.nullable() })
    .describe('Of `bout_not_found`.'),
  z.strictObject({ field: z.string(), message: z.string() }).describe('Of `invalid_arguments`.'),
]);
export type ToolSuggestion = z.infer<typeof toolSuggestionSchema>;

/** A failure is data for the caller (a language model or the command line), not an exception. */
export const toolErrorSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum([
      'fighter_not_found',
      'event_not_found',
      'bout_not_found',
      'ambiguous_fighter',
      'invalid_arguments',
      'not_enough_data',
      'unknown_tool',
      'tool_unavailable',
      'timeout',
      'internal_error',
    ]),
    message: z.string(),
    suggestions: z.array(toolSuggestionSchema).exactOptional(),
  }),
});
export type ToolErrorPayload = z.infer<typeof toolErrorSchema>;
export type ToolErrorCode = ToolErrorPayload['error']['code'];

/** A tool throws it; the registry converts it into a {@link ToolErrorPayload}. */
export class ToolError extends Error {
  constructor(
    readonly code: ToolErrorCode,
    message: string,
    readonly suggestions?: ToolSuggestion[],
  ) {
    super(message);
    this.name = 'ToolError';
  }
}

export type ToolOutcome = { ok: true; result: ToolResult } | { ok: false; result: ToolErrorPayload };
