import { renderGrid } from '../terminal/format.js';
import { percent, shortfalls, type Measurement } from './measurement.js';

const SHOWN_MISSES = 60;

const HEADER = ['names', 'asked', 'found', 'wrong', 'ambiguous', 'none', 'p50 ms', 'p95 ms', 'max ms'];

export function renderNamesReport(measurements: readonly Measurement[]): string {
  const rows = measurements.map((measurement) => [
    measurement.title,
    String(measurement.asked),
    percent(measurement.right / Math.max(1, measurement.asked)),
    String(measurement.wrong),
    String(measurement.ambiguous),
    String(measurement.none),
    measurement.p50.toFixed(1),
    measurement.p95.toFixed(1),
    measurement.max.toFixed(1),
  ]);
  const failed = measurements.flatMap((measurement) =>
    shortfalls(measurement).map((shortfall) => `${measurement.title}: ${shortfall}`),
  );
  return [
    ...renderGrid([HEADER, ...rows]),
    ...measurements.flatMap(renderMisses),
    '',
    ...(failed.length === 0 ? ['Every target is met.'] : failed),
    '',
  ].join('\n');
}

function renderMisses({ title, misses }: Measurement): string[] {
  if (misses.length === 0) return [];
  const shown = misses.slice(0, SHOWN_MISSES).map(({ text, expected, outcome }) => {
    const instead = outcome.kind === 'found' ? `found ${outcome.name}` : outcome.kind;
    return `  ${text} (${expected}): ${instead}`;
  });
  const more = misses.length > shown.length ? [`  and ${misses.length - shown.length} more`] : [];
  return ['', `Missed, ${title}:`, ...shown, ...more];
}
