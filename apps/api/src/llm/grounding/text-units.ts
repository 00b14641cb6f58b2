/** A cell of a table row. */
export interface TableCell {
  start: number;
  end: number;
}

/** A sentence, a row of a table, a heading or an item of a list: figures in it belong together. */
export interface TextUnit {
  text: string;
  /** In the whole text, in UTF-16 code units. */
  offset: number;
  kind: 'sentence' | 'heading' | 'item' | 'header' | 'row';
  /** Whether the unit begins its line, where a list number may be. */
  isLineStart: boolean;
  /** Of a header or a row, within `text`. */
  cells: TableCell[];
  /** The header of the row's table. */
  header: TextUnit | null;
  indent: number;
  /** Number of a table's row, from 1; 0 outside tables. */
  row: number;
}

/** The structure that the next line continues. */
export interface LineState {
  header: TextUnit | null;
  wasRow: boolean;
  rows: number;
}

/** In characters. */
const LONGEST_UNIT = 600;
const LONGEST_ROW = 1000;
const ABBREVIATION =
  /(?:\b(?:vs|def|avg|jr|sr|no|st|dr|mr|ms|approx|ft|in|lbs?|u\.s|e\.g|i\.e)|(?:^|[\s(.])[A-Z])$/iu;
const SENTENCE_END = /[.!?。！？]+["'”’)\]*_]{0,4}(?=\s|$)/gu;
const SEPARATOR_ROW = /^\s*\|?[\s:|-]*-[\s:|-]*$/u;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s/u;
const HEADING = /^\s*(?:#{1,6}\s|\*\*[^*\n]{1,120}\*\*:?\s*$)/u;

export const newLineState = (): LineState => ({ header: null, wasRow: false, rows: 0 });

/** Splits a text into units; the state is that after the text before it and is updated. */
export function splitUnits(text: string, state: LineState = newLineState()): TextUnit[] {
  const units: TextUnit[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    addLine(units, text.slice(start, end), start, state);
    start = end + 1;
  }
  return units;
}

function addLine(units: TextUnit[], line: string, offset: number, state: LineState): void {
  const trimmed = line.trimStart();
  if (trimmed.startsWith('|') && line.length <= LONGEST_ROW) {
    addRow(units, line, offset, state);
    return;
  }
  if (trimmed === '') return;
  state.header = null;
  state.wasRow = false;
  const indent = line.length - trimmed.length;
  const kind = HEADING.test(line) ? 'heading' : ITEM.test(line) ? 'item' : 'sentence';
  let start = 0;
  SENTENCE_END.lastIndex = 0;
  for (let match = SENTENCE_END.exec(line); match !== null; match = SENTENCE_END.exec(line)) {
    const end = match.index + match[0].length;
    const isNumber = match.index < 6 && /^\s*\d{1,3}$/.test(line.slice(0, match.index));
    if (
      isNumber ||
      (match[0].startsWith('.') && ABBREVIATION.test(line.slice(Math.max(0, match.index - 8), match.index)))
    )
      continue;
    add(start, end);
    start = end;
  }
  add(start, line.length);

  function add(from: number, to: number): void {
    for (const [first, last] of partsOf(line, from, to)) {
      const text = line.slice(first, last);
      if (text.trim() === '') continue;
      units.push({
        text,
        offset: offset + first,
        kind,
        isLineStart: first === 0,
        cells: [],
        header: null,
        indent,
        row: 0,
      });
    }
  }
}

/** A sentence that is longer than any real one is cut between words, so that its checks stay bounded. */
function* partsOf(line: string, from: number, to: number): Generator<readonly [number, number]> {
  let start = from;
  while (to - start > LONGEST_UNIT) {
    const space = line.lastIndexOf(' ', start + LONGEST_UNIT);
    const end = space > start ? space : start + LONGEST_UNIT;
    yield [start, end];
    start = end;
  }
  yield [start, to];
}

function addRow(units: TextUnit[], line: string, offset: number, state: LineState): void {
  if (state.wasRow && SEPARATOR_ROW.test(line)) return;
  const unit: TextUnit = {
    text: line,
    offset,
    kind: state.wasRow ? 'row' : 'header',
    isLineStart: true,
    cells: cellsOf(line),
    header: state.header,
    indent: 0,
    row: state.wasRow ? state.rows + 1 : 0,
  };
  if (!state.wasRow) state.header = unit;
  state.rows = unit.row;
  state.wasRow = true;
  units.push(unit);
}

function cellsOf(line: string): TableCell[] {
  const cells: TableCell[] = [];
  for (let start = line.indexOf('|') + 1; start <= line.length;) {
    const bar = line.indexOf('|', start);
    const end = bar < 0 ? line.length : bar;
    if (bar >= 0 || line.slice(start).trim() !== '') cells.push({ start, end });
    start = end + 1;
  }
  return cells;
}
