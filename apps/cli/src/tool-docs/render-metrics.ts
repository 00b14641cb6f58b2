import { METRIC_REGISTRY, type MetricGroup } from '@app/mma';
import { renderTable } from './markdown-table.js';

const INTRODUCTION = `## Metrics

Every number that tools compute stands here once. \`results\` are the outcomes and times of bouts, \`statistics\` what was
counted in them (a bout without statistics counts as unknown, never as zero), the \`tale of the tape\` the listed bodies.
What follows from bouts alone is counted after every import and kept; \`npm run data:verify\` counts it once more in
another way and tells every difference. Figures of a range of days, or as of a day, are counted when they are asked for.`;

/** The metric registry, group by group. */
export function renderMetrics(): string {
  return [INTRODUCTION, ...METRIC_REGISTRY.map(renderGroup)].join('\n\n');
}

function renderGroup({ title, metrics }: MetricGroup): string {
  const table = renderTable(
    ['metric', 'unit', 'what is counted', 'source'],
    Object.entries(metrics).map(([name, { unit, formula, source }]) => [
      `\`${name}\``,
      unit,
      formula,
      source,
    ]),
  );
  const minimums = Object.entries(metrics).flatMap(([name, { minimum, attemptsLabel }]) => {
    if (minimum === undefined) return [];
    const { bouts, attempts, boutsInRange, attemptsInRange } = minimum;
    const of = attemptsLabel ?? '';
    return [[`\`${name}\``, ...[bouts, attempts, boutsInRange, attemptsInRange].map(String), of]];
  });
  if (minimums.length === 0) return `### ${title}\n\n${table}`;
  return [
    `### ${title}`,
    table,
    'A rate needs enough to go by; a result says what it asked for:',
    renderTable(['metric', 'bouts', 'attempts', 'bouts, with dates', 'attempts, with dates', 'of'], minimums),
  ].join('\n\n');
}
