/** A name in a unit of text. */
export interface NameMention {
  start: number;
  end: number;
  /** Folded names of the fighters it may mean; empty: none of the facts. */
  fighters: ReadonlySet<string>;
  isFull: boolean;
}

/** Korean spellings that an answer introduced: `시릴 가네(Ciryl Gane)`. */
export type LearnedNames = Map<string, ReadonlySet<string>>;

/** Within a unit of text. */
export interface Span {
  start: number;
  end: number;
}
