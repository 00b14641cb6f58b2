export interface Palette {
  bold(text: string): string;
  emphasis(text: string): string;
  dim(text: string): string;
  code(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

const paint = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string) => text;

const COLOUR: Palette = {
  bold: paint(1, 22),
  emphasis: paint(3, 23),
  dim: paint(2, 22),
  code: paint(36, 39),
  good: paint(32, 39),
  bad: paint(31, 39),
};

export const PLAIN: Palette = {
  bold: plain,
  emphasis: plain,
  dim: plain,
  code: plain,
  good: plain,
  bad: plain,
};

/** Colours if the terminal supports them; `hasColors` respects NO_COLOR and TERM=dumb. */
export const paletteOf = (stream: NodeJS.WriteStream): Palette =>
  stream.isTTY && stream.hasColors() ? COLOUR : PLAIN;
