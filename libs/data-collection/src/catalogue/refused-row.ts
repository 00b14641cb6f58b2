import type { RowValues } from '../csv/csv-table.js';
import { cutText } from '../parse/text.parser.js';

/** A row that was left out, with what stood in it. */
export interface RefusedRow {
  file: string;
  /** From 1, as an editor counts. */
  line: number;
  reason: string;
  values: RowValues;
}

/** A damaged row may be of any size and is kept only to be looked at. */
const LONGEST_VALUE = 1000;
const MOST_CHARACTERS = 4000;

/** A row's values as they are kept: bounded in size, control characters written out (a zero byte as `\u0000`). */
export function boundValues(values: RowValues): RowValues {
  let left = MOST_CHARACTERS;
  const kept: RowValues = {};
  for (const [column, value] of Object.entries(values)) {
    const name = cutText(visible(column), LONGEST_VALUE);
    const shown = visible(cutText(value, LONGEST_VALUE));
    if (left <= 0) break;
    kept[name] = cutText(shown, left) + (value.length > LONGEST_VALUE || shown.length > left ? '…' : '');
    left -= name.length + shown.length;
  }
  return kept;
}

const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
