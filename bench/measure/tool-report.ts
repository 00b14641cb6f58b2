import type { BenchApp } from '../databases/bench-app.js';
import { milliseconds, renderGrid, times } from './grid.js';
import { toFigures, type MeasuredCall, type ToolFigures } from './measured-call.js';
import { summarize, type Summary } from './percentile.js';
import type { Baseline } from './run-rounds.js';

const SLOWEST_NAMED = 3;

export interface DatabaseFigures {
  database: string;
  baseline: { reads: Summary; again: Summary };
  tools: ToolFigures[];
  rejected: number;
}

export function collectFigures(
  app: BenchApp,
  calls: readonly MeasuredCall[],
  { reads, again }: Baseline,
): DatabaseFigures {
  const tools = [...new Set(calls.filter((call) => call.times.length > 0).map(({ tool }) => tool))];
  return {
    database: app.kind,
    baseline: { reads: summarize(reads), again: summarize(again) },
    tools: tools.map((tool) => toFigures(tool, calls, SLOWEST_NAMED)),
    rejected: calls.filter(({ times }) => times.length === 0).length,
  };
}

const HEADER = ['milliseconds', 'calls', 'p50', '×', 'p95', '×', 'max', '×', 'not answered'];

/** The table of one database; × is relative to the median primary-key read. */
export function renderFigures({ database, baseline, tools, rejected }: DatabaseFigures): string {
  const unit = baseline.reads.p50;
  const row = (name: string, { count, p50, p95, max }: Summary, failures: string): string[] => [
    name,
    `${count}`,
    ...[p50, p95, max].flatMap((value) => [milliseconds(value), times(value / unit)]),
    failures,
  ];
  const rows = [
    row('primary-key read', baseline.reads, ''),
    row('the same again', baseline.again, ''),
    ...tools.map(({ tool, summary, failures }) =>
      row(
        tool,
        summary,
        Object.entries(failures)
          .map(([code, count]) => `${count} ${code}`)
          .join(', '),
      ),
    ),
  ];
  return [
    `## ${database}`,
    '',
    renderGrid(HEADER, rows),
    '',
    `Slowest arguments (median of the rounds); ${rejected} combinations that the tools reject were skipped:`,
    '',
    ...tools.map(renderSlowest),
  ].join('\n');
}

export const renderSlowest = ({ tool, slowest }: ToolFigures): string =>
  `- ${tool}: ${slowest.map(({ args, median }) => `${milliseconds(median)} ms \`${JSON.stringify(args)}\``).join('; ')}`;
