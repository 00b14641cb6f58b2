import type { BoutQuery, QueryConditions } from '@app/mma/domain';

/** What a question asks of the bouts, before its fighters are resolved. */
export interface QueryReading {
  /**
   * `ranking`: who or what is first; `figure`: a number of one fighter or of all; `comparison`: of two fighters;
   * `relation`: whom a fighter beat, lost to or met; `check`: whether something happened; `claim`: whether a number is
   * right; `list`: bouts; `record`: wins and losses under conditions; `breakdown`: a number per group.
   */
  form:
    'ranking' | 'figure' | 'record' | 'comparison' | 'relation' | 'check' | 'claim' | 'list' | 'breakdown';
  query: BoutQuery;
  /** Indexes of the question's fighters: whose side the query is on, whom they face. */
  subjects: number[];
  objects: number[];
  /** Of a yes-or-no question about a ranking ("does X have the most …?"): the fighter asked about. */
  candidate: number | null;
  /** The question says "never": its yes means that nothing happened. */
  isNegated: boolean;
  perMinute: boolean;
  isInverse: boolean;
  /** Every one of the objects, not any. */
  eachObject: boolean;
  claimed: number | null;
  /** The place in a ranking that is asked for, from 1; null for the whole ranking. */
  place: number | null;
  /** The period was named in words ("last year"): the answer says which days it took. */
  today: string;
}

/** Conditions that say how a bout ended, not which bouts are looked at. */
export const OUTCOME_KEYS = [
  'result',
  'method_group',
  'method',
  'round',
] as const satisfies readonly (keyof QueryConditions)[];
