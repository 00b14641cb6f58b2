import type { NameBook } from '../language/name-book.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';

/** The words of an answer. */
export interface Answer {
  text: string;
  /** Whether the answer can change with newer data, so that the day of the data belongs to it. */
  dated: boolean;
}

/** One kind of question. `INTENTS` lists them; the first that accepts a question answers it. */
export interface Intent {
  readonly name: string;
  accepts(question: Question): boolean;
  answer(question: Question, names: NameBook): QueryPlan<Answer>;
}
