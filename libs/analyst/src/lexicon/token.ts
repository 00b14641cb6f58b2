import type { Meaning } from './meaning.js';

/** A segment of a question. `end` is exclusive. */
export interface Token {
  text: string;
  start: number;
  end: number;
  /** Null for a word that is not known. */
  means: Meaning | TokenName | null;
}

/** A fighter or an event that another part of the analyst recognised. */
export type TokenName = { is: 'fighter'; index: number } | { is: 'event' };

/** A recognised name in the text. */
export interface NamedSpan {
  start: number;
  end: number;
  means: TokenName;
}
