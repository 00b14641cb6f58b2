import { milliseconds, renderGrid, times } from '../measure/grid.js';
import { toFigures, type MeasuredCall } from '../measure/measured-call.js';
import { summarize } from '../measure/percentile.js';
import type { Baseline } from '../measure/run-rounds.js';
import { renderSlowest } from '../measure/tool-report.js';

const SLOWEST_NAMED = 3;

export interface SizedCalls {
  size: string;
  calls: readonly MeasuredCall[];
  baseline: Baseline;
}

/** Both sizes side by side; × is the larger one's time divided by the smaller one's. */
export function renderGrowth(small: SizedCalls, large: SizedCalls): string {
  const row = (name: string, one: readonly number[], many: readonly number[], remark: string): string[] => {
    const [a, b] = [summarize(one), summarize(many)];
    return [
      name,
      ...[a.p50, b.p50].map(milliseconds),
      times(b.p50 / a.p50),
      ...[a.p95, b.p95].map(milliseconds),
      times(b.p95 / a.p95),
      remark,
    ];
  };
  const rows = groupsOf(small.calls).map(({ name, includes }) => {
    const own = small.calls.filter(includes);
    const grown = large.calls.filter(includes);
    const flat = (calls: readonly MeasuredCall[]) => calls.flatMap((call) => call.times);
    return row(name, flat(own), flat(grown), outcomesThatDiffer(own, grown));
  });
  const grid = renderGrid(
    [
      'milliseconds',
      `p50 ${small.size}`,
      `p50 ${large.size}`,
      '×',
      `p95 ${small.size}`,
      `p95 ${large.size}`,
      '×',
      'other outcomes',
    ],
    [
      row('primary-key read', small.baseline.reads, large.baseline.reads, ''),
      row('the same again', small.baseline.again, large.baseline.again, ''),
      ...rows,
    ],
  );
  const tools = new Set(large.calls.filter(({ times }) => times.length > 0).map(({ tool }) => tool));
  const slowest = [...tools].map((tool) => renderSlowest(toFigures(tool, large.calls, SLOWEST_NAMED)));
  return [grid, '', `Slowest arguments on ${large.size} (median of the rounds):`, '', ...slowest].join('\n');
}

function groupsOf(
  calls: readonly MeasuredCall[],
): { name: string; includes: (call: MeasuredCall) => boolean }[] {
  const groups = new Map(
    calls
      .filter((call) => call.times.length > 0)
      .map((call): [string, MeasuredCall] => [`${call.tool}, ${call.set.about}`, call]),
  );
  return [...groups].map(([name, { tool, set }]) => ({
    name,
    includes: (call) => call.tool === tool && call.set.about === set.about,
  }));
}

/** Outcomes that differ on the larger size, such as `2 ok → timeout`. */
function outcomesThatDiffer(small: readonly MeasuredCall[], large: readonly MeasuredCall[]): string {
  const counts = new Map<string, number>();
  small.forEach(({ outcome }, index) => {
    const other = large[index]?.outcome ?? outcome;
    if (other === outcome) return;
    const change = `${outcome} → ${other}`;
    counts.set(change, (counts.get(change) ?? 0) + 1);
  });
  return [...counts].map(([change, count]) => `${count} ${change}`).join(', ');
}
