/** Characters that take no column: combining marks (variation selectors among them), joiners. */
const ZERO = /\p{Mn}|\p{Me}|\p{Cf}/u;
/** Characters that take two columns on a terminal: Hangul, Chinese and Japanese writing, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns a text without control sequences takes on a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (ZERO.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** Cuts a text to a number of columns; what was cut ends with an ellipsis. */
export function fitWidth(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let result = '';
  let width = 1;
  for (const character of text) {
    width += textWidth(character);
    if (width > columns) break;
    result += character;
  }
  return `${result}…`;
}
