import type { JSX, ReactNode } from 'react';

interface FactsProps {
  /** Label and value; a fact without a value is left out. */
  facts: readonly (readonly [string, ReactNode])[];
}

export const Facts = ({ facts }: FactsProps): JSX.Element => (
  <dl className="card-facts">
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** `3-1`, or `3-1-1 (1 NC)`. */
export function recordText(record: {
  wins: number;
  losses: number;
  draws: number;
  no_contests: number;
}): string {
  const { wins, losses, draws, no_contests } = record;
  return [
    [wins, losses, ...(draws > 0 ? [draws] : [])].join('–'),
    ...(no_contests > 0 ? [`(${no_contests} NC)`] : []),
  ].join(' ');
}
