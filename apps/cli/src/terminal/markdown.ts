import stringWidth from 'string-width';
import type { Palette } from './palette.js';
import { WordWrap } from './word-wrap.js';

/** A line start that may still become a heading, bullet, quotation or table row. */
const UNDECIDED_LINE = /^\s*(#{1,6} ?|[-*+>]|\|.*)?$/;
/** Text that may still become bold, emphasis, code or a link. */
const UNDECIDED_SPAN =
  /^(\*{1,2}[^*\n]*|\*\*[^\n]*?\*?|`[^`\n]*|\[[^\]\n]*|\[[^\]\n]*\]|\[[^\]\n]*\]\([^)\n]*)$/;
const BOLD = /^\*\*(.+?)\*\*$/;
const EMPHASIS = /^\*([^*\s](?:[^*\n]*[^*\s])?)\*$/;
const CODE = /^`([^`]+)`$/;
const LINK = /^\[([^\]]*)\]\(([^)]*)\)$/;

/**
 * Renders streaming Markdown for a terminal: unambiguous text is returned at once, the rest (an open `**`, a
 * table) is buffered. Table columns are aligned by terminal width; other lines are wrapped between words.
 */
export class MarkdownStream {
  private line = '';
  private lineDecided = false;
  private span = '';
  private heading = false;
  private table: string[] = [];

  constructor(
    private readonly palette: Palette,
    private readonly wrap = new WordWrap(),
  ) {}

  push(text: string): string {
    let output = '';
    for (const character of text) output += character === '\n' ? this.endLine() : this.take(character);
    return output;
  }

  end(): string {
    const rest = this.line === '' && this.span === '' ? '' : this.endLine().replace(/\n$/, '');
    return rest + this.wrap.flush() + this.flushTable();
  }

  private take(character: string): string {
    if (this.lineDecided) return this.wrap.push(this.inline(character));
    this.line += character;
    if (UNDECIDED_LINE.test(this.line)) return '';
    return this.decideLine();
  }

  private decideLine(): string {
    const line = this.line;
    this.line = '';
    this.lineDecided = true;
    const before = this.flushTable();
    const [, indent = '', marker = '', rest = ''] = /^(\s*)(#{1,6} |[-*+] |> )?(.*)$/s.exec(line) ?? [];
    this.heading = marker.startsWith('#');
    const sign = marker === '' || this.heading ? '' : marker === '> ' ? this.palette.dim('│ ') : '• ';
    this.wrap.hangAt(stringWidth(indent + sign));
    let output = indent + sign;
    for (const character of rest) output += this.inline(character);
    return before + this.wrap.push(output);
  }

  private inline(character: string): string {
    if (this.span === '' && !'*`['.includes(character)) return this.style(character);
    this.span += character;
    const styled = this.styledSpan();
    if (styled !== undefined) {
      this.span = '';
      return styled;
    }
    return UNDECIDED_SPAN.test(this.span) ? '' : this.flushSpan();
  }

  private styledSpan(): string | undefined {
    const bold = BOLD.exec(this.span)?.[1];
    if (bold !== undefined) return this.palette.bold(bold);
    const emphasis = EMPHASIS.exec(this.span)?.[1];
    if (emphasis !== undefined) return this.palette.emphasis(emphasis);
    const code = CODE.exec(this.span)?.[1];
    if (code !== undefined) return this.palette.code(code);
    const link = LINK.exec(this.span);
    return link === null ? undefined : `${link[1]} ${this.palette.dim(`(${link[2]})`)}`;
  }

  /** Not markup: the first character is text, the rest is parsed again. */
  private flushSpan(): string {
    const [first = '', ...rest] = this.span;
    this.span = '';
    let output = this.style(first);
    for (const character of rest) output += this.inline(character);
    return output;
  }

  private style(text: string): string {
    return this.heading ? this.palette.bold(text) : text;
  }

  private endLine(): string {
    let output = '';
    if (!this.lineDecided) {
      if (/^\s*\|/.test(this.line)) {
        this.table.push(this.line.trim());
        this.line = '';
        return '';
      }
      output += this.decideLine();
    }
    while (this.span !== '') output += this.wrap.push(this.flushSpan());
    this.lineDecided = false;
    this.heading = false;
    return output + this.wrap.endLine();
  }

  private flushTable(): string {
    const table = this.table;
    this.table = [];
    return table.length === 0 ? '' : renderTable(table, this.palette);
  }
}

function renderTable(lines: string[], palette: Palette): string {
  const rows = lines.map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim().replace(/\*\*(.+?)\*\*|`([^`]+)`/g, '$1$2')),
  );
  const isRule = (row: string[]) => row.every((cell) => /^:?-{2,}:?$/.test(cell));
  const shown = rows.filter((row) => !isRule(row));
  const hasHeader = rows[1] !== undefined && isRule(rows[1]);
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.max(...shown.map((row) => stringWidth(row[column] ?? ''))),
  );
  const render = (row: string[]) =>
    widths
      .map((width, column) => (row[column] ?? '') + ' '.repeat(width - stringWidth(row[column] ?? '')))
      .join('  ')
      .trimEnd();
  const rule = palette.dim(widths.map((width) => '─'.repeat(width)).join('  '));
  const body = shown.map((row, index) =>
    hasHeader && index === 0 ? `${palette.bold(render(row))}\n${rule}` : render(row),
  );
  return `${body.join('\n')}\n`;
}
