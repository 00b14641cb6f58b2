import { EVERY_DIVISION } from './career-figures.table.js';
import { CAREER_METRICS, isCareerMetric } from '../domain/career-metrics.js';
import { measureCareerMetric, type ListedBody } from '../domain/career-metric-values.js';
import { inOrderOfTime, type CareerBout } from '../domain/career.js';

/** Expected columns of a derived table by row key. */
export type Rows = Map<string, Record<string, unknown>>;

/** One side of a bout. */
export type Side = CareerBout & { boutId: string; fighterId: string };

const METRICS = Object.keys(CAREER_METRICS).filter(isCareerMetric);

/** Adds a fighter's rows of `mma.career_figures`: every metric over all bouts and per weight class. */
export function addFigureRows(
  fighterId: string,
  bouts: readonly CareerBout[],
  body: ListedBody,
  rows: Rows,
): void {
  const divisions = new Map<string, CareerBout[]>([[EVERY_DIVISION, [...bouts]]]);
  for (const bout of bouts) {
    if (bout.weightClass === null) continue;
    const division = divisions.get(bout.weightClass);
    if (division === undefined) divisions.set(bout.weightClass, [bout]);
    else division.push(bout);
  }
  for (const [division, inside] of divisions) {
    for (const metric of METRICS) {
      const figure = measureCareerMetric(metric, inside, body);
      if (figure !== null)
        rows.set(`${metric} ${division} ${fighterId}`, { ...figure, bouts: inside.length });
    }
  }
}

/** Adds the computed columns of a fighter's rows of `mma.appearances`. */
export function addBoutNumberRows(bouts: readonly Side[], rows: Rows): void {
  const numbers = new Map(inOrderOfTime(bouts).map((bout, index) => [bout.boutId, index + 1]));
  const runs = numberRuns(bouts);
  const classRuns = new Map<string, number>();
  for (const weightClass of new Set(bouts.map((bout) => bout.weightClass))) {
    if (weightClass === null) continue;
    for (const [boutId, run] of numberRuns(bouts.filter((bout) => bout.weightClass === weightClass))) {
      classRuns.set(boutId, run);
    }
  }
  for (const { boutId, fighterId } of bouts) {
    rows.set(`${fighterId} ${boutId}`, {
      boutNumber: numbers.get(boutId) ?? null,
      run: runs.get(boutId) ?? null,
      classRun: classRuns.get(boutId) ?? null,
    });
  }
}

/** Running count of losses and draws per bout. */
function numberRuns(bouts: readonly Side[]): Map<string, number> {
  const runs = new Map<string, number>();
  let breaks = 0;
  for (const { boutId, result } of inOrderOfTime(bouts)) {
    if (result === 'no_contest') continue;
    if (result !== 'win') breaks += 1;
    runs.set(boutId, breaks);
  }
  return runs;
}
