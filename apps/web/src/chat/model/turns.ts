import type { Store } from '../../lib/store.js';
import type { AnswerView, QuestionView } from './message-view.js';

export interface QuestionEntry {
  kind: 'question';
  /** Stable while the page is open. */
  key: string;
  store: Store<QuestionView>;
}

export interface AnswerEntry {
  kind: 'answer';
  key: string;
  /** The question as it was for this version, where it was edited since. */
  question: string | null;
  store: Store<AnswerView>;
}

export type Entry = QuestionEntry | AnswerEntry;

/** A question with its answers; several ones are versions, the newest last. */
export interface Turn {
  key: string;
  question: QuestionEntry | null;
  answers: readonly AnswerEntry[];
}

/** @param entries in the order of the session */
export function toTurns(entries: readonly Entry[]): Turn[] {
  const turns: { key: string; question: QuestionEntry | null; answers: AnswerEntry[] }[] = [];
  for (const entry of entries) {
    const last = turns.at(-1);
    if (entry.kind === 'question') turns.push({ key: entry.key, question: entry, answers: [] });
    else if (last === undefined) turns.push({ key: entry.key, question: null, answers: [entry] });
    else last.answers.push(entry);
  }
  return turns;
}
