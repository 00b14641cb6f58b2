import type { ArgumentSet } from '../arguments/argument-set.js';
import type { ToolQuestions } from '../arguments/questions.js';
import type { BenchApp } from '../databases/bench-app.js';
import { percentile, summarize, type Summary } from './percentile.js';

export interface MeasuredCall {
  app: BenchApp;
  tool: string;
  set: ArgumentSet;
  /** In milliseconds; the first call also warms up. */
  first: number;
  outcome: string;
  /** In milliseconds, per counted round. */
  times: number[];
}

export const toCalls = (app: BenchApp, questions: readonly ToolQuestions[]): MeasuredCall[] =>
  questions.flatMap(({ tool, sets }) =>
    sets.map((set): MeasuredCall => ({ app, tool, set, first: 0, outcome: '', times: [] })),
  );

/** A tool's latency over all argument sets. */
export interface ToolFigures {
  tool: string;
  summary: Summary;
  slowest: { kind: string; args: ArgumentSet['args']; median: number; outcome: string }[];
  /** Argument sets per outcome other than `ok`. */
  failures: Record<string, number>;
}

export function toFigures(tool: string, calls: readonly MeasuredCall[], slowest: number): ToolFigures {
  const own = calls.filter((call) => call.tool === tool && call.times.length > 0);
  const failures: Record<string, number> = {};
  for (const { outcome } of own) {
    if (outcome !== 'ok') failures[outcome] = (failures[outcome] ?? 0) + 1;
  }
  return {
    tool,
    summary: summarize(own.flatMap(({ times }) => times)),
    slowest: own
      .map(({ set: { kind, args }, times, outcome }) => ({
        kind,
        args,
        median: percentile(times, 0.5),
        outcome,
      }))
      .sort((a, b) => b.median - a.median)
      .slice(0, slowest),
    failures,
  };
}
