import type { NameQuestion } from './name-questions.js';

export type Outcome = { kind: 'found'; name: string } | { kind: 'ambiguous' } | { kind: 'none' };

export interface Measurement {
  title: string;
  asked: number;
  right: number;
  wrong: number;
  ambiguous: number;
  none: number;
  p50: number;
  p95: number;
  max: number;
  misses: { text: string; expected: string; outcome: Outcome }[];
  target: Target;
}

export interface Target {
  right: number;
  wrong: number;
  p95: number;
}

export interface Answer {
  question: NameQuestion;
  outcome: Outcome;
  milliseconds: number;
}

/** @param fold normalises names for comparison */
export function measure(
  title: string,
  target: Target,
  answers: readonly Answer[],
  fold: (name: string) => string,
): Measurement {
  const isRight = ({ question, outcome }: Answer): boolean =>
    outcome.kind === 'found' && question.expected.includes(fold(outcome.name));
  const missed = answers.filter((answer) => !isRight(answer));
  const count = (kind: Outcome['kind']): number =>
    missed.filter(({ outcome }) => outcome.kind === kind).length;
  const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    title,
    target,
    asked: answers.length,
    right: answers.length - missed.length,
    wrong: count('found'),
    ambiguous: count('ambiguous'),
    none: count('none'),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    max: times.at(-1) ?? 0,
    misses: missed.map(({ question, outcome }) => ({
      text: question.text,
      expected: question.expected.join(' or '),
      outcome,
    })),
  };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Missed targets; empty if all are met. */
export function shortfalls({ asked, right, wrong, p95, target }: Measurement): string[] {
  if (asked === 0) return ['nothing was asked'];
  const found = right / asked;
  const mistaken = wrong / asked;
  return [
    ...(found < target.right ? [`${percent(found)} found, ${percent(target.right)} wanted`] : []),
    ...(mistaken > target.wrong
      ? [`${percent(mistaken)} wrong, at most ${percent(target.wrong)} allowed`]
      : []),
    ...(p95 > target.p95 ? [`p95 ${p95.toFixed(1)} ms, at most ${target.p95} ms allowed`] : []),
  ];
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
