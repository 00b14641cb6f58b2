import type { NameBook } from '../language/name-book.js';
import type { QueryPlan } from '../plan/query-plan.js';
import type { Question } from '../question/question.js';

export interface Answer {
  text: string;
  /** Whether newer data can change the answer; the answer then states the date of its data. */
  dated: boolean;
}

/** One kind of question, registered in `INTENTS`. */
export interface Intent {
  readonly name: string;
  accepts(question: Question): boolean;
  answer(question: Question, names: NameBook): QueryPlan<Answer>;
}
