import type { DatabaseKind } from '../databases/bench-database.js';
import { renderGrid, thousands } from '../measure/grid.js';
import { percentile } from '../measure/percentile.js';

export interface ImportRound {
  database: DatabaseKind;
  rows: number;
  first: number;
  again: number;
  copy: number;
  copyAgain: number;
}

const ARMS = [
  ['raw COPY', 'copy'],
  ['the same again', 'copyAgain'],
  ['import', 'first'],
  ['import of the same again', 'again'],
] as const;

/** Medians per database; the share is relative to the rows per second of the raw COPY. */
export function renderImports(rounds: readonly ImportRound[]): string {
  const databases = [...new Set(rounds.map(({ database }) => database))];
  const rows = databases.flatMap((database) => {
    const own = rounds.filter((round) => round.database === database);
    const median = (arm: (typeof ARMS)[number][1]) =>
      percentile(
        own.map((round) => round[arm]),
        0.5,
      );
    return ARMS.map(([name, arm]) => {
      const times = own.map((round) => round[arm]);
      return [
        `${database}, ${name}`,
        thousands(median(arm)),
        thousands(Math.min(...times)),
        thousands(Math.max(...times)),
        thousands(((own[0]?.rows ?? 0) / median(arm)) * 1000),
        (median('copy') / median(arm)).toFixed(3),
      ];
    });
  });
  return renderGrid(['milliseconds', 'median', 'least', 'most', 'rows a second', 'share'], rows);
}
