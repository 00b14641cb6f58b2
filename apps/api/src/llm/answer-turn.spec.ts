import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ToolOutcome } from '@app/mma';
import { Logger } from '@nestjs/common';
import { AnswerTurn } from './answer-turn.js';
import { LanguageModelError } from './language-model.errors.js';
import {
  call,
  found,
  RecordingTools,
  run,
  ScriptedModel,
  type Script,
  stop,
  text,
} from './testing/scripted-loop.js';

describe(AnswerTurn.name, () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('sends an answer in the language of the question in place of one in another', async () => {
    const english = 'Jon Jones has a UFC record of 22 wins and one loss, and one no contest.';
    const korean = '존 존스(Jon Jones)의 UFC 전적은 22승 1패이고 무효 경기가 하나 있습니다.';
    const model = new ScriptedModel([() => [text(english), stop()], () => [text(korean), stop()]]);
    const answer = await run([model], undefined, { question: '존 존스 전적 알려줘' });
    expect(answer.text).toBe(korean);
    expect(model.requests[1]).toMatchObject({
      tools: [],
      messages: [{ role: 'user', content: [{ text: english }] }],
    });
  });

  it('keeps an answer in the wrong language when the correction fails', async () => {
    const english = 'Jon Jones has a UFC record of 22 wins and one loss, and one no contest.';
    const model = new ScriptedModel([
      () => [text(english), stop()],
      () => {
        throw new LanguageModelError('invalid_request');
      },
    ]);
    const answer = await run([model], undefined, { question: '존 존스 전적 알려줘' });
    expect(answer).toMatchObject({ text: english, error: null });
  });

  describe('with figures that no tool result supports', () => {
    const record = (): ToolOutcome => {
      const outcome = found();
      if (!outcome.ok) return outcome;
      const data = { name: 'Jon Jones', record: { wins: 22, losses: 1, draws: 0, no_contests: 1 } };
      return { ok: true, result: { ...outcome.result, data } };
    };
    const asks: Script = () => [call('a'), stop('tool_calls')];
    const question = 'What is the UFC record of Jon Jones?';
    const says =
      (...pieces: string[]): Script =>
      () => [...pieces.map(text), stop()];

    it('sends right figures as they arrive', async () => {
      const model = new ScriptedModel([asks, says('Jon Jones has ', '22 wins and ', '1 loss in the UFC.')]);
      const answer = await run([model], new RecordingTools(record), { question });
      expect(answer.text).toMatch(/^Jon Jones has 22 wins and 1 loss in the UFC\.\n\n/);
      expect(model.requests).toHaveLength(2);
      expect(answer.events.find((event) => event.type === 'grounding')).toMatchObject({
        grounding: { unverified: [] },
      });
    });

    it('tells the model once, and sends only what it writes instead', async () => {
      const model = new ScriptedModel([
        asks,
        says('Jon Jones has a UFC record of 29-1. He is great.'),
        says('Jon Jones has a UFC record of 22-1.'),
      ]);
      const answer = await run([model], new RecordingTools(record), { question });
      expect(answer.text).toMatch(/^Jon Jones has a UFC record of 22-1\.\n\n/);
      const told = JSON.stringify(model.requests[2]?.messages.at(-1)?.content);
      expect(told).toContain('29');
      expect(answer.events.find((event) => event.type === 'grounding')).toMatchObject({
        grounding: { unverified: [] },
      });
    });

    it.each([
      ['mark', /29-1/, 1],
      ['withhold', /\[unverified\]/, 0],
    ] as const)('%ss what stays unverified', async (unverified, expected, count) => {
      const model = new ScriptedModel([asks, says('Jon Jones has a UFC record of 29-1.')]);
      const answer = await run([model], new RecordingTools(record), { question, unverified });
      expect(model.requests).toHaveLength(3);
      expect(answer.text).toMatch(expected);
      const checked = answer.events.find((event) => event.type === 'grounding');
      const marks = checked?.type === 'grounding' ? checked.grounding.unverified : [];
      expect(marks).toHaveLength(count);
      for (const { text: figure, offset } of marks)
        expect(answer.text.slice(offset, offset + figure.length)).toBe(figure);
    });

    it('withholds them from a translation too', async () => {
      const english = 'Jon Jones has a UFC record of 29-1, as everyone who follows the sport knows.';
      const model = new ScriptedModel([
        asks,
        says(english),
        says('존 존스(Jon Jones)의 UFC 전적은 29승 1패입니다.'),
      ]);
      const answer = await run([model], new RecordingTools(record), {
        question: '존 존스(Jon Jones) 전적 알려줘',
        unverified: 'withhold',
      });
      expect(answer.text).toContain('[미확인]');
      expect(answer.text).not.toContain('29');
    });

    it.each([
      ['fails', () => new LanguageModelError('overloaded', { retryAfterMs: 999_999 })],
      ['writes nothing', () => null],
    ])('keeps the first text when the model %s', async (_what, fault) => {
      const model = new ScriptedModel([
        asks,
        says('Jon Jones has a UFC record of 29-1.'),
        () => {
          const error = fault();
          if (error !== null) throw error;
          return [stop()];
        },
      ]);
      const answer = await run([model], new RecordingTools(record), { question });
      expect(answer.error).toBeNull();
      expect(answer.text).toContain('Jon Jones has a UFC record of 29-1.');
    });
  });

  it('emits charts after the text, with the rows of the tool call', async () => {
    const rows = [
      { key: '2019', value: 4 },
      { key: '2020', value: 9 },
    ];
    const outcome = found();
    const tools = new RecordingTools(() =>
      outcome.ok ? { ok: true, result: { ...outcome.result, data: rows } } : outcome,
    );
    const chart = { kind: 'bar', title: 'Finishes', x: 'key', y: 'value' };
    const model = new ScriptedModel([
      () => [call('rows'), stop('tool_calls')],
      () => [
        { type: 'tool_call', id: 'chart', name: 'show_chart', arguments: chart },
        { type: 'tool_call', id: 'wrong', name: 'show_chart', arguments: { ...chart, y: 'wins' } },
        stop('tool_calls'),
      ],
      () => [text('Most finishes were in 2020.'), stop()],
    ]);
    const answer = await run([model], tools, { question: 'Show me the finishes per year as a chart' });
    expect(tools.calls).toHaveLength(1);
    expect(answer.events.at(-1)).toMatchObject({
      type: 'part',
      part: {
        part_id: 'part_1',
        kind: 'chart',
        rows: { tool_call_id: 'rows', path: 'data' },
        spec: { data: { values: rows } },
      },
    });
    expect(answer.events.filter(({ type }) => type === 'part')).toHaveLength(1);
    const [, wrong] = model.requests[2]?.messages.at(-1)?.content ?? [];
    expect(wrong).toMatchObject({ isError: true });
    expect(JSON.stringify(wrong)).toContain('no column \\"wins\\". Columns: key, value');
  });
});
