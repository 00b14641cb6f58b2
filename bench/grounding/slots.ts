import type { SeededRandom } from '../measure/seeded-random.js';

export type SlotKind =
  | 'count'
  | 'record'
  | 'percent'
  | 'measure'
  | 'date'
  | 'duration'
  | 'time'
  | 'round'
  | 'method'
  | 'name'
  | 'event'
  | 'rank';

/** A part of a text that states one fact. */
export interface Slot {
  kind: SlotKind;
  right: string;
  /** Something else, which is false in this place; null if there is nothing plausible. */
  wrong: (random: SeededRandom) => string | null;
}

export type Piece = string | Slot;

/** Tag of a template whose values are texts and slots. */
export function say(strings: TemplateStringsArray, ...values: (Piece | readonly Piece[])[]): Piece[] {
  return strings.flatMap((text, index) => {
    const value = values[index];
    return value === undefined
      ? [text]
      : [text, ...(Array.isArray(value) ? (value as Piece[]) : [value as Piece])];
  });
}

export const slotsOf = (pieces: readonly Piece[]): Slot[] =>
  pieces.filter((piece): piece is Slot => typeof piece !== 'string');

/** The text with at most one slot replaced. */
export function render(pieces: readonly Piece[], replaced?: { slot: Slot; by: string }): string {
  return pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : piece === replaced?.slot ? replaced.by : piece.right,
    )
    .join('');
}

/** A number near another one, not negative. */
export function nearNumber(value: number, random: SeededRandom): number {
  const step = value >= 100 ? random.pick([1, 2, 5, 10, 30]) : random.pick([1, 1, 2, 3]);
  const other = random.next() < 0.5 ? value - step : value + step;
  return other < 0 || other === value ? value + step : other;
}

/** Another of the choices. */
export function another<Item>(right: Item, choices: readonly Item[], random: SeededRandom): Item | null {
  const others = choices.filter((each) => each !== right);
  return others.length === 0 ? null : random.pick(others);
}
