import { renderGrid } from '../measure/grid.js';
import type { Goal, Verdict } from './goal.js';

const HEADER = ['', 'against', 'goal', 'measured', 'rounds', 'reference against itself', ''];

export function renderVerdicts(verdicts: readonly Verdict[]): string {
  return renderGrid(
    HEADER,
    verdicts.map(({ goal, value, range, again, holds }) => [
      goal.what,
      goal.against,
      limitOf(goal),
      value === null ? '–' : inUnit(value, goal.unit),
      range === null ? '' : `${number(range[0])}–${number(range[1])}`,
      again === null ? '' : `${number(again)}×`,
      holds === null ? 'not measured' : holds ? 'holds' : 'missed',
    ]),
  );
}

/** A sentence for each missed goal whose reason is known. */
export const renderReasons = (verdicts: readonly Verdict[]): string =>
  verdicts
    .filter(({ goal, holds }) => holds === false && goal.reason !== undefined)
    .map(({ goal }) => `- **${goal.what}**: ${goal.reason}.`)
    .join('\n');

const limitOf = ({ limit, unit }: Goal): string =>
  'atMost' in limit ? `≤ ${inUnit(limit.atMost, unit)}` : `≥ ${inUnit(limit.atLeast, unit)}`;

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const inUnit = (value: number, unit: Goal['unit']): string =>
  unit === '×' ? `${number(value)}×` : `${number(value)} ${unit}`;
