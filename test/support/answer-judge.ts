import type { SeenAnswer } from './chaos-person.js';

/** Random numbers that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A message as the history gives it. */
export interface StoredMessage {
  id: string;
  role: string;
  content: string;
  status: string;
}

/** Which promises do not hold for an accepted question. */
export function judgeAnswer(answer: SeenAnswer, stored: readonly StoredMessage[]): string[] {
  const faults = answer.faults.map((fault) => `${answer.answerId}: ${fault}`);
  const fail = (what: string): void => void faults.push(`${answer.answerId}: ${what}`);
  const [end] = answer.ends;
  const kept = stored.filter(({ id }) => id === answer.answerId);
  const questions = stored.filter(({ id }) => id === answer.questionId);
  if (kept.length !== 1 || questions.length !== 1) fail(`stored ${kept.length} times`);
  if (answer.ends.length !== 1 || end === undefined) fail(`ended ${answer.ends.length} times`);
  if (end !== undefined && answer.text !== end.content) {
    fail(`${answer.text.length} characters seen, ${end.content.length} at the end (${end.status})`);
  }
  if (end !== undefined && (kept[0]?.content !== end.content || kept[0]?.status !== end.status)) {
    fail(`stored ${kept[0]?.status}, told ${end.status}`);
  }
  return faults;
}
