import type { MethodGroup, WeightClass } from '@app/mma';

interface Span {
  /** As in the text. */
  text: string;
  /** In UTF-16 code units. */
  offset: number;
}

/** `about 1,300`, `more than 20`: how exactly a figure is meant. */
export type Precision = 'exact' | 'about' | 'at_least' | 'at_most';

export type NumberUnit =
  | 'percent'
  | 'cm'
  | 'inch'
  | 'kg'
  | 'lb'
  | 'second'
  | 'minute'
  | 'day'
  | 'month'
  | 'year'
  /** Years of age. */
  | 'age'
  | 'none';

export type FigureClaim = Span &
  (
    | { kind: 'date'; year: number | null; month: number | null; day: number | null; isDecade: boolean }
    /** `m:ss`, `2분 14초`, `2 minutes 14 seconds`. */
    | { kind: 'time'; seconds: number }
    | { kind: 'record'; wins: number; losses: number; draws: number | null }
    | { kind: 'round'; value: number }
    | { kind: 'rank'; value: number }
    /** `fifth`, `다섯 번째`, `5차`. */
    | { kind: 'ordinal'; value: number }
    | {
        kind: 'number';
        value: number;
        unit: NumberUnit;
        /** Digits after the decimal point. */
        decimals: number;
        precision: Precision;
        isWord: boolean;
      }
  );

/** A claim as written, before it is bound to facts. */
export type FoundClaim =
  | FigureClaim
  | (Span & { kind: 'event' })
  | (Span & { kind: 'method'; group: MethodGroup; words: string })
  | (Span & { kind: 'division'; weightClass: WeightClass })
  /** Folded names of the fighters it may mean; empty: none of the facts. */
  | (Span & { kind: 'name'; fighters: ReadonlySet<string>; isFull: boolean });

export type Claim = FoundClaim & {
  /** Whether it is certain what the claim states of whom; false for bare counts and loosely bound numbers. */
  isFirm: boolean;
};

export const endOf = ({ offset, text }: Span): number => offset + text.length;
