import type { BoutResult, MethodGroup } from '@app/mma';

/** The group of a method as the source writes it; null for a method it has never written. */
export function parseMethodGroup(method: string): MethodGroup | null {
  const folded = method.trim().toLowerCase();
  if (folded === 'ko/tko' || folded.startsWith('tko - doctor')) return 'ko_tko';
  if (folded === 'submission') return 'submission';
  if (folded.startsWith('decision')) return 'decision';
  if (folded === 'dq') return 'dq';
  if (folded === 'overturned' || folded === 'could not continue' || folded === 'other') return 'other';
  return null;
}

/** What happened to the first and to the second named. */
export interface Outcome {
  a: BoutResult;
  b: BoutResult;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'W/L': { a: 'win', b: 'loss' },
  'L/W': { a: 'loss', b: 'win' },
  'D/D': { a: 'draw', b: 'draw' },
  'NC/NC': { a: 'no_contest', b: 'no_contest' },
};

/** `W/L`, `L/W`, `D/D`, `NC/NC`; null for anything else, which cannot be. */
export const parseOutcome = (text: string): Outcome | null => OUTCOMES[text.trim()] ?? null;
