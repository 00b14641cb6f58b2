import { describe, expect, it } from '@jest/globals';
import type { AnswerEvents } from '../chat/chat-events.js';
import { PLAIN } from '../terminal/palette.js';
import { describeEnd, describeToolCall } from './terminal-view.js';

const call = (fields: Partial<AnswerEvents['tool_call']>): AnswerEvents['tool_call'] => ({
  message_id: 'answer-1',
  session_id: 'session-1',
  tool_call_id: 'call-1',
  name: 'get_fighter',
  status: 'done',
  arguments: { fighter: 'Khabib Nurmagomedov' },
  ...fields,
});

const ended = (sources: string[], status: AnswerEvents['response_end']['status'] = 'complete') => ({
  message_id: 'answer-1',
  session_id: 'session-1',
  status,
  content: '',
  usage: null,
  sources: sources.map((label) => ({ kind: 'bout', id: label, label, url: null })),
  grounding: null,
  timestamp: '2026-08-01T12:00:00.000Z',
});

describe('describeToolCall', () => {
  it.each([
    [
      { row_count: 1, duration_ms: 12.4 },
      '  ✓ get_fighter {"fighter":"Khabib Nurmagomedov"} · 1 row · 12 ms',
    ],
    [{ row_count: 13, duration_ms: 3 }, '  ✓ get_fighter {"fighter":"Khabib Nurmagomedov"} · 13 rows · 3 ms'],
    [{ status: 'error' as const }, '  ✗ get_fighter {"fighter":"Khabib Nurmagomedov"} · failed'],
    [{ arguments: undefined }, '  ✓ get_fighter {}'],
  ])('tells %j', (fields, expected) => {
    expect(describeToolCall(call(fields), PLAIN)).toBe(expected);
  });

  it('cuts long arguments', () => {
    const line = describeToolCall(call({ arguments: { fighter: '가'.repeat(200) } }), PLAIN);
    expect(line).toContain('가…');
    expect(line.length).toBeLessThan(80);
  });
});

describe('describeEnd', () => {
  it.each([
    [ended([]), 0, '— complete · 0 tool calls · 1.5 s'],
    [ended(['UFC 229'], 'stopped'), 1, '— stopped · 1 tool call · 1.5 s · sources: UFC 229'],
    [
      ended(['a', 'b', 'c', 'd', 'e', 'f']),
      2,
      '— complete · 2 tool calls · 1.5 s · sources: a; b; c; d and 2 more',
    ],
  ])('tells how it ended (%#)', (end, toolCalls, expected) => {
    expect(describeEnd(end, toolCalls, 1500)).toBe(expected);
  });
});
