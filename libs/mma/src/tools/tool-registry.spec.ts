import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { LookupError } from '../domain/lookup-error.js';
import { ToolRegistry } from './tool-registry.js';
import { ToolError, type ToolResult } from '../domain/tool-result.js';
import { type Tool, type ToolContext } from './tool.js';

Logger.overrideLogger(false);

const input = z.strictObject({
  text: z.string().max(10).describe('Any text.'),
  limit: z.int().min(1).max(5).default(3),
});

/** A tool that does what a test tells it to. */
class ScriptedTool implements Tool<z.infer<typeof input>> {
  readonly name = 'scripted';
  readonly description = 'Does what it is told.';
  readonly input = input;
  readonly output = z.int();

  constructor(
    private readonly script: (
      input: { text: string; limit: number },
      context: ToolContext,
    ) => Promise<ToolResult>,
  ) {}

  execute(input: { text: string; limit: number }, context: ToolContext): Promise<ToolResult> {
    return this.script(input, context);
  }
}

const result = (data: unknown): ToolResult => ({
  data,
  meta: {
    as_of: null,
    coverage: 'complete',
    notes: [],
    applied: [],
    row_count: 1,
    truncated: false,
    sources: [],
  },
});
const signal = new AbortController().signal;

describe(ToolRegistry, () => {
  it('hands the validated arguments with their defaults to the tool', async () => {
    const registry = new ToolRegistry([new ScriptedTool(async (given) => result(given))]);
    const outcome = await registry.call('scripted', { text: 'hi' }, signal);
    expect(outcome).toEqual({ ok: true, result: result({ text: 'hi', limit: 3 }) });
  });

  it('describes the tools with JSON Schema', () => {
    const [definition] = new ToolRegistry([new ScriptedTool(async () => result(null))]).definitions();
    expect(definition).toMatchObject({
      name: 'scripted',
      description: 'Does what it is told.',
      input_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['text'],
        properties: { limit: { minimum: 1, maximum: 5, default: 3 }, text: { description: 'Any text.' } },
      },
      output_schema: {
        type: 'object',
        additionalProperties: false,
        required: ['data', 'meta'],
        properties: { data: { type: 'integer' }, meta: { $ref: '#/$defs/ToolMeta' } },
        $defs: { ToolMeta: { properties: { row_count: { type: 'integer' } } } },
      },
    });
  });

  it('names every wrong field', async () => {
    const registry = new ToolRegistry([new ScriptedTool(async () => result(null))]);
    const outcome = await registry.call('scripted', { text: 7, limit: 9, color: 'red' }, signal);
    expect(outcome).toMatchObject({ ok: false, result: { error: { code: 'invalid_arguments' } } });
    const { error } = outcome.result as { error: { suggestions: { field: string }[] } };
    expect(error.suggestions.map(({ field }) => field).sort()).toEqual(['color', 'limit', 'text']);
  });

  it.each([[null], ['text'], [[]], [undefined]])('refuses %j as arguments', async (args) => {
    const registry = new ToolRegistry([new ScriptedTool(async () => result(null))]);
    expect(await registry.call('scripted', args, signal)).toMatchObject({
      ok: false,
      result: { error: { code: 'invalid_arguments' } },
    });
  });

  it('refuses a tool that does not exist and names those that do', async () => {
    const registry = new ToolRegistry([new ScriptedTool(async () => result(null))]);
    const outcome = await registry.call('nonsense', {}, signal);
    expect(outcome).toMatchObject({ ok: false, result: { error: { code: 'unknown_tool' } } });
    expect(JSON.stringify(outcome)).toContain('scripted');
  });

  it.each([
    ['a tool', new ToolError('bout_not_found', 'No bout.', [{ fighter_id: 'f1', name: 'Jon Jones' }])],
    [
      'a look-up',
      new LookupError('event_not_found', 'No event.', [{ event_id: 'e1', name: 'UFC 1', date: null }]),
    ],
  ])('passes on the error of %s with its suggestions', async (_, error) => {
    const registry = new ToolRegistry([
      new ScriptedTool(async () => {
        throw error;
      }),
    ]);
    const { code, message, suggestions } = error;
    expect(await registry.call('scripted', { text: 'x' }, signal)).toEqual({
      ok: false,
      result: { error: { code, message, suggestions } },
    });
  });

  it('hides what went wrong inside', async () => {
    const registry = new ToolRegistry([
      new ScriptedTool(async () => {
        throw new Error('syntax error at SELECT secret FROM users');
      }),
    ]);
    const outcome = await registry.call('scripted', { text: 'x' }, signal);
    expect(outcome).toMatchObject({ ok: false, result: { error: { code: 'internal_error' } } });
    expect(JSON.stringify(outcome)).not.toContain('SELECT');
  });

  it('throws the reason of the caller’s abort, also while the tool runs', async () => {
    const caller = new AbortController();
    const reason = new Error('stopped');
    const registry = new ToolRegistry([
      new ScriptedTool(() => {
        caller.abort(reason);
        return new Promise(() => undefined);
      }),
    ]);
    await expect(registry.call('scripted', { text: 'x' }, caller.signal)).rejects.toBe(reason);
    await expect(registry.call('scripted', { text: 'x' }, caller.signal)).rejects.toBe(reason);
  });

  it('cuts a list that is too large and says so', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ index, text: 'x'.repeat(1000) }));
    const registry = new ToolRegistry([new ScriptedTool(async () => result(rows))]);
    const outcome = await registry.call('scripted', { text: 'x' }, signal);
    if (!outcome.ok) throw new Error('The call failed.');
    expect(JSON.stringify(outcome.result).length).toBeLessThanOrEqual(200_000);
    expect(outcome.result.meta).toMatchObject({
      truncated: true,
      notes: [expect.stringContaining('left out')],
    });
    expect(outcome.result.meta.row_count).toBe((outcome.result.data as unknown[]).length);
  });
});
