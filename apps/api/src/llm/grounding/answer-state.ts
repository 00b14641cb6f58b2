import type { LearnedNames } from './claims/name-mention.js';
import { type LineState, newLineState } from './text-units.js';

/** What the text of an answer so far tells about the text that follows. */
export interface AnswerState {
  /** Fighters named so far. */
  mentioned: Set<string>;
  /** Fighters of the last unit that named any. */
  recent: ReadonlySet<string>;
  /** Fighters of the last sentence or heading that named any: of whom a list or a table after it tells. */
  subjects: ReadonlySet<string>;
  /** Fighters of the heading or list item above the text. */
  topic: { fighters: ReadonlySet<string>; indent: number } | null;
  heading: string;
  /** The unit before, cut. */
  before: string;
  learned: LearnedNames;
  lines: LineState;
}

export const newAnswerState = (): AnswerState => ({
  mentioned: new Set(),
  recent: new Set(),
  subjects: new Set(),
  topic: null,
  heading: '',
  before: '',
  learned: new Map(),
  lines: newLineState(),
});

export const copyState = (state: AnswerState): AnswerState => ({
  ...state,
  mentioned: new Set(state.mentioned),
  learned: new Map(state.learned),
  lines: { ...state.lines },
});
