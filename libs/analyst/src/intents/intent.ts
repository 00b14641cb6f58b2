import type { Reading } from '@app/chat-protocol';
import type { Choice } from '../conversation/state.js';
import type { NameBook } from '../language/name-book.js';
import type { Token } from '../lexicon/token.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { SpokenBout } from '../question/spoken-bout.js';
import type { Question } from '../question/question.js';

export interface Answer {
  text: string;
  /** Whether newer data can change the answer; the answer then states the date of its data. */
  dated: boolean;
  /** Default: `answered`. */
  outcome?: Reading['outcome'];
  understood?: string;
  suggestions?: string[];
  /** Name of the one event that it told of. */
  event?: string;
  /** Whether a chart is shown with it. */
  chart?: boolean;
  /** The one bout that it told of. */
  bout?: SpokenBout;
  /** The fighters among whom it asks the user to choose. */
  choices?: readonly Choice[];
}

/** One kind of question, registered in `INTENTS`. */
export interface Intent {
  readonly name: string;
  accepts(question: Question): boolean;
  /** Words of the question that the answer does not take into account. Default: none. */
  ignores?(question: Question): readonly Token[];
  answer(question: Question, names: NameBook): QueryPlan<Answer>;
}
