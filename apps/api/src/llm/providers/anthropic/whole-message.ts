import type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';
import { toFields, toJsonText } from '../shared/vendor-values.js';

/** The events of a message that a server has sent as one JSON body. */
export function toMessageEvents(message: unknown): RawMessageStreamEvent[] {
  const { content, stop_reason, usage, ...rest } = toFields(message);
  const blocks: readonly unknown[] = Array.isArray(content) ? content : [];
  const events: object[] = [
    { type: 'message_start', message: { ...rest, usage } },
    ...blocks.flatMap((block, index) => toBlockEvents(toFields(block), index)),
    { type: 'message_delta', delta: { stop_reason }, usage },
    { type: 'message_stop' },
  ];
  // The reader checks every field itself.
  return events as RawMessageStreamEvent[];
}

function toBlockEvents(block: Readonly<Record<string, unknown>>, index: number): object[] {
  const start = { type: 'content_block_start', index, content_block: block };
  const stop = { type: 'content_block_stop', index };
  if (block['type'] !== 'tool_use') return [start, stop];
  const delta = { type: 'input_json_delta', partial_json: toJsonText(block['input']) };
  return [start, { type: 'content_block_delta', index, delta }, stop];
}
