import type { CaseGroup, GroundingCase, Mutation } from './cases.js';

export interface CheckedCase {
  of: GroundingCase;
  unverified: readonly { text: string; offset: number }[];
}

export interface CheckedMutation {
  mutation: Mutation;
  isCaught: boolean;
}

export interface Share {
  of: number;
  count: number;
}

export interface GroundingFigures {
  falseAlarms: Record<string, Share>;
  caught: Record<string, Share>;
  caughtByKind: Record<string, Share>;
}

/** Bars: share of right texts with an unverified claim at most, share of mutations caught at least. */
export const MOST_FALSE_ALARMS: Record<CaseGroup, number> = { analyst: 0.01, strong: 0.02, held_out: 0.1 };
export const LEAST_CAUGHT = 0.97;

export function toFigures(
  cases: readonly CheckedCase[],
  mutations: readonly CheckedMutation[],
): GroundingFigures {
  const figures: GroundingFigures = { falseAlarms: {}, caught: {}, caughtByKind: {} };
  for (const { of, unverified } of cases)
    add(figures.falseAlarms, `${of.group} ${of.language}`, unverified.length > 0);
  for (const { mutation, isCaught } of mutations) {
    add(figures.caught, `${mutation.of.group} ${mutation.of.language}`, isCaught);
    add(figures.caughtByKind, `${mutation.kind} ${mutation.of.language}`, isCaught);
  }
  return figures;
}

function add(shares: Record<string, Share>, key: string, isCounted: boolean): void {
  const share = (shares[key] ??= { of: 0, count: 0 });
  share.of += 1;
  if (isCounted) share.count += 1;
}

export function renderFigures({ falseAlarms, caught, caughtByKind }: GroundingFigures): string {
  return [
    table('right texts with an unverified claim', falseAlarms),
    table('mutations caught', caught),
    table('mutations caught, by kind', caughtByKind),
  ].join('\n\n');
}

function table(title: string, shares: Record<string, Share>): string {
  const lines = Object.entries(shares)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, { of, count }]) =>
        `${key.padEnd(20)} ${String(count).padStart(5)} of ${String(of).padStart(5)}  ${percent(count, of)}`,
    );
  return [title, ...lines].join('\n');
}

const percent = (count: number, of: number): string =>
  `${((100 * count) / Math.max(1, of)).toFixed(1)} %`.padStart(8);

/** Names of the bars that are missed. */
export function missedBars({ falseAlarms, caught }: GroundingFigures): string[] {
  const missed: string[] = [];
  for (const [key, { of, count }] of Object.entries(falseAlarms)) {
    const bar = MOST_FALSE_ALARMS[key.split(' ')[0] as CaseGroup];
    if (count / of > bar) missed.push(`false alarms, ${key}`);
  }
  for (const language of ['en', 'ko']) {
    const shares = Object.entries(caught).filter(([key]) => key.endsWith(language));
    const count = shares.reduce((sum, [, share]) => sum + share.count, 0);
    const of = shares.reduce((sum, [, share]) => sum + share.of, 0);
    if (of > 0 && count / of < LEAST_CAUGHT) missed.push(`mutations caught, ${language}`);
  }
  return missed;
}
