import type { SeenAnswer } from './chaos-client.js';

/** A seeded random generator, for repeatable runs. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface StoredMessage {
  id: string;
  role: string;
  content: string;
  status: string;
}

/** Returns the differences between a received answer and the stored messages. */
export function checkAnswer(answer: SeenAnswer, stored: readonly StoredMessage[]): string[] {
  const faults = answer.faults.map((fault) => `${answer.answerId}: ${fault}`);
  const fail = (what: string): void => void faults.push(`${answer.answerId}: ${what}`);
  const [end] = answer.ends;
  const answers = stored.filter(({ id }) => id === answer.answerId);
  const questions = stored.filter(({ id }) => id === answer.questionId);
  if (answers.length !== 1 || questions.length !== 1) fail(`stored ${answers.length} times`);
  if (answer.ends.length !== 1 || end === undefined) fail(`ended ${answer.ends.length} times`);
  if (end !== undefined && answer.text !== end.content) {
    fail(`${answer.text.length} characters received, ${end.content.length} at the end (${end.status})`);
  }
  if (end !== undefined && (answers[0]?.content !== end.content || answers[0]?.status !== end.status)) {
    fail(`stored ${answers[0]?.status}, sent ${end.status}`);
  }
  return faults;
}
