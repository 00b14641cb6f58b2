import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { AnswerEventPayloads } from '@app/client';
import { NO_TOKENS } from '@app/chat-protocol';
import { PLAIN } from '../terminal/palette.js';
import { describeEnd, describeToolCall, TerminalView } from './answer-view.js';

const call = (fields: Partial<AnswerEventPayloads['tool_call']>): AnswerEventPayloads['tool_call'] => ({
  message_id: 'answer-1',
  session_id: 'session-1',
  tool_call_id: 'call-1',
  name: 'get_fighter',
  status: 'done',
  arguments: { fighter: 'Khabib Nurmagomedov' },
  ...fields,
});

const ended = (
  sources: string[],
  status: AnswerEventPayloads['response_end']['status'] = 'complete',
): AnswerEventPayloads['response_end'] => ({
  message_id: 'answer-1',
  session_id: 'session-1',
  status,
  content: '',
  parts: [],
  usage: null,
  sources: sources.map((label) => ({ kind: 'bout', id: label, label, url: null })),
  grounding: null,
  reading: null,
  suggestions: [],
  cached: false,
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
    [{ ...ended([]), cached: true }, 1, '— complete · 1 tool call · 1.5 s · from the cache'],
    [
      {
        ...ended([]),
        usage: {
          ...NO_TOKENS,
          model: {
            provider: 'embedded',
            name: 'analyst',
            fallback_from: 'anthropic',
            fallback_reason: 'authentication',
            prompt_version: null,
          },
        },
      },
      1,
      '— complete · 1 tool call · 1.5 s · by embedded (analyst), since anthropic failed (authentication)',
    ],
    [
      {
        ...ended([]),
        usage: {
          ...NO_TOKENS,
          model: {
            provider: 'openai',
            name: 'gpt-5-mini',
            fallback_from: null,
            fallback_reason: null,
            prompt_version: null,
          },
        },
      },
      1,
      '— complete · 1 tool call · 1.5 s · by openai (gpt-5-mini)',
    ],
  ])('tells how it ended (%#)', (end, toolCalls, expected) => {
    expect(describeEnd(end, toolCalls, 1500)).toBe(expected);
  });
});

describe(TerminalView.name, () => {
  /** What a wide terminal would be sent. */
  function onTerminal(show: (view: TerminalView) => void): string {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 200, hasColors: () => false });
    show(new TerminalView(stream as unknown as NodeJS.WriteStream));
    return String(stream.read());
  }
  const chunk = (seq: number, content: string) => ({
    event: 'response_chunk' as const,
    data: { message_id: 'answer-1', session_id: 'session-1', seq, content },
  });
  const tool = (fields: Partial<AnswerEventPayloads['tool_call']>) => ({
    event: 'tool_call' as const,
    data: call(fields),
  });
  const CLEAR = '\r\u001b[2K';

  it('shows what can be asked next before the last line', () => {
    const output = onTerminal((view) => {
      view.show(chunk(1, 'Yes.'));
      view.show({ event: 'response_end', data: { ...ended([]), suggestions: ['Who won?', '언제?'] } });
    });
    expect(output).toContain('Yes.\n\nYou can also ask: Who won? · 언제?\n— complete');
  });

  it('rewrites the line of the calls under way and never the text', () => {
    const output = onTerminal((view) => {
      view.show(tool({ status: 'running' }));
      view.show(tool({ tool_call_id: 'call-2', name: 'get_fighter_bouts', status: 'running' }));
      view.show(tool({ row_count: 1, duration_ms: 5 }));
      view.show(tool({ tool_call_id: 'call-2', name: 'get_fighter_bouts', row_count: 13, duration_ms: 9 }));
      view.show(chunk(1, 'Khabib is '));
      view.show(chunk(2, '**13-0**.'));
      view.show({ event: 'response_end', data: ended([]) });
    });
    expect(output.split(CLEAR).map((part) => part.replace(/ \{.*?\}/gs, ''))).toEqual([
      '  … get_fighter',
      '  … get_fighter, get_fighter_bouts',
      '  ✓ get_fighter · 1 row · 5 ms\n  … get_fighter_bouts',
      expect.stringMatching(
        /^ {2}✓ get_fighter_bouts · 13 rows · 9 ms\n\nKhabib is 13-0\.\n\n— complete · 2 tool calls/,
      ),
    ]);
  });
});
