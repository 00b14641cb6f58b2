import { integer, type ReadColumn } from './read-view.js';

const PAIRS = {
  sig_strikes: 'significant strikes',
  total_strikes: 'all strikes',
  takedowns: 'takedowns',
} as const;
const TARGETS = {
  head: 'significant strikes to the head',
  body: 'significant strikes to the body',
  leg: 'significant strikes to the legs',
  distance: 'significant strikes at distance',
  clinch: 'significant strikes in the clinch',
  ground: 'significant strikes on the ground',
} as const;

const landedAndAttempted = (pairs: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(pairs).flatMap(([name, words]): [string, string][] => [
    [`${name}_landed`, `${words} landed`],
    [`${name}_attempted`, `${words} attempted`],
  ]);
const landed = (pairs: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(pairs).map(([name, words]) => [`${name}_landed`, `${words} landed`]);

const COUNTS: [string, string][] = [
  ['submission_attempts', 'submission attempts'],
  ['reversals', 'reversals'],
  ['control_seconds', 'seconds of control'],
];

/** Statistics of a round. */
export const ROUND_STATISTICS: readonly [string, string][] = [
  ['knockdowns', 'knockdowns scored'],
  ...landedAndAttempted(PAIRS),
  ...COUNTS,
  ...landedAndAttempted(TARGETS),
];

/** Statistics of a whole bout. */
export const BOUT_STATISTICS: readonly [string, string][] = [
  ['knockdowns', 'knockdowns scored'],
  ...landedAndAttempted(PAIRS),
  ...COUNTS,
  ...landed(TARGETS),
];

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** @param alias of the table that has the columns */
export const ownStatistics = (statistics: readonly [string, string][], alias: string): ReadColumn[] =>
  statistics.map(([name, words]) =>
    integer(name, `${alias}.${name}`, `${capitalized(words)} by the fighter.`),
  );

export const opponentStatistics = (statistics: readonly [string, string][], alias: string): ReadColumn[] =>
  statistics.map(([name, words]) =>
    integer(`opponent_${name}`, `${alias}.opponent_${name}`, `${capitalized(words)} by the opponent.`),
  );
