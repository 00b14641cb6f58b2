import type { AnswerEvent, AnswerEventPayloads } from '@app/client';
import { MarkdownStream } from '../terminal/markdown.js';
import { paletteOf, type Palette } from '../terminal/palette.js';
import { fitWidth } from '../terminal/format.js';
import { WordWrap } from '../terminal/word-wrap.js';
import { renderPart } from './part-table.js';

export interface AnswerView {
  show(event: AnswerEvent): void;
}

/** JSON Lines: one event per line. */
export class JsonLinesView implements AnswerView {
  constructor(private readonly out: NodeJS.WritableStream) {}

  show(event: AnswerEvent): void {
    this.out.write(`${JSON.stringify(event)}\n`);
  }
}

const CLEAR_LINE = '\r\u001b[2K';
const DEFAULT_COLUMNS = 80;
const SHOWN_SOURCES = 4;
const ARGUMENT_COLUMNS = 70;

type ToolCall = AnswerEventPayloads['tool_call'];

/**
 * A human-readable answer: tool calls with arguments and outcome, the text as it streams, and a final line
 * with status and sources. On a terminal running calls share a line that is rewritten; elsewhere the text is
 * the original Markdown.
 */
export class TerminalView implements AnswerView {
  private readonly palette: Palette;
  private readonly markdown: MarkdownStream | undefined;
  private readonly running = new Map<string, ToolCall>();
  private runningIsShown = false;
  private toolCalls = 0;
  private textBegan = false;
  private lineIsOpen = false;
  private readonly startedAt = performance.now();
  private readonly columns = () => this.out.columns || DEFAULT_COLUMNS;

  constructor(private readonly out: NodeJS.WriteStream) {
    this.palette = paletteOf(out);
    this.markdown = out.isTTY ? new MarkdownStream(this.palette, new WordWrap(this.columns)) : undefined;
  }

  show(event: AnswerEvent): void {
    switch (event.event) {
      case 'response_start':
        return;
      case 'tool_call':
        return this.showToolCall(event.data);
      case 'response_chunk':
        return this.showText(event.data.content);
      case 'response_part':
        return this.showText(`${this.textBegan ? '\n\n' : ''}${renderPart(event.data.part)}`);
      case 'error':
        return this.writeLine(this.palette.bad(`${event.data.error.message} (${event.data.error.code})`));
      case 'response_end':
        return this.showEnd(event.data);
    }
  }

  private showToolCall(call: ToolCall): void {
    if (call.status === 'running') {
      this.running.set(call.tool_call_id, call);
    } else {
      this.running.delete(call.tool_call_id);
      this.toolCalls += 1;
      this.writeLine(describeToolCall(call, this.palette));
    }
    this.showRunning();
  }

  private showRunning(): void {
    if (!this.out.isTTY || this.running.size === 0) return;
    const calls = [...this.running.values()].map((call) => `${call.name} ${shortArguments(call.arguments)}`);
    const line = fitWidth(`  … ${calls.join(', ')}`, this.columns() - 1);
    this.clearRunning();
    this.out.write(this.palette.dim(line));
    this.runningIsShown = true;
  }

  private showText(content: string): void {
    if (!this.textBegan && this.toolCalls > 0) this.writeLine('');
    this.textBegan = true;
    this.write(this.markdown === undefined ? content : this.markdown.push(content));
  }

  private wrapped(line: string): string {
    const wrap = new WordWrap(this.out.isTTY ? this.columns : undefined);
    return wrap.push(line) + wrap.flush();
  }

  private showEnd(end: AnswerEventPayloads['response_end']): void {
    this.write(this.markdown?.end() ?? '');
    if (this.textBegan) this.write(this.lineIsOpen ? '\n\n' : '\n');
    const { suggestions } = end;
    if (suggestions.length > 0)
      this.writeLine(this.palette.dim(this.wrapped(`You can also ask: ${suggestions.join(' · ')}`)));
    const outcome = describeEnd(end, this.toolCalls, performance.now() - this.startedAt);
    this.writeLine(this.palette.dim(this.wrapped(outcome)));
  }

  private write(text: string): void {
    if (text === '') return;
    this.clearRunning();
    this.lineIsOpen = !text.endsWith('\n');
    this.out.write(text);
  }

  private writeLine(line: string): void {
    this.write(`${line}\n`);
  }

  private clearRunning(): void {
    if (this.runningIsShown) this.out.write(CLEAR_LINE);
    this.runningIsShown = false;
  }
}

export function describeToolCall(call: ToolCall, palette: Palette): string {
  const outcome = call.status === 'error' ? palette.bad('✗') : palette.good('✓');
  const details = [
    call.status === 'error' ? 'failed' : undefined,
    call.row_count === undefined ? undefined : `${call.row_count} ${call.row_count === 1 ? 'row' : 'rows'}`,
    call.duration_ms === undefined ? undefined : `${Math.round(call.duration_ms)} ms`,
  ].filter((part) => part !== undefined);
  const rest = palette.dim([shortArguments(call.arguments), ...details].join(' · '));
  return `  ${outcome} ${call.name} ${rest}`;
}

export function describeEnd(
  end: AnswerEventPayloads['response_end'],
  toolCalls: number,
  milliseconds: number,
): string {
  const parts = [
    end.status,
    `${toolCalls} ${toolCalls === 1 ? 'tool call' : 'tool calls'}`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  if (end.cached) parts.push('from the cache');
  const model = end.usage?.model;
  if (model) parts.push(describeModel(model));
  const { sources } = end;
  if (sources.length > 0) {
    const labels = sources.slice(0, SHOWN_SOURCES).map((source) => source.label);
    const more = sources.length > SHOWN_SOURCES ? ` and ${sources.length - SHOWN_SOURCES} more` : '';
    parts.push(`sources: ${labels.join('; ')}${more}`);
  }
  return `— ${parts.join(' · ')}`;
}

type AnsweringModel = NonNullable<NonNullable<AnswerEventPayloads['response_end']['usage']>['model']>;

function describeModel({
  provider,
  name,
  fallback_from: from,
  fallback_reason: reason,
}: AnsweringModel): string {
  const by = `by ${provider} (${name})`;
  return from === null ? by : `${by}, since ${from} failed${reason === null ? '' : ` (${reason})`}`;
}

const shortArguments = (value: unknown): string => fitWidth(JSON.stringify(value ?? {}), ARGUMENT_COLUMNS);
