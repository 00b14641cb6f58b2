import type { BoutResult, MethodGroup, WeightClass } from '../domain/vocabulary.js';

/** Conditions that several tools share. */
export interface AppliedConditions {
  /** Name of the resolved fighter. */
  fighter?: string | null | undefined;
  opponent?: string | null | undefined;
  result?: BoutResult | undefined;
  method_group?: MethodGroup | undefined;
  weight_class?: WeightClass | undefined;
  title_only?: boolean | undefined;
  from?: string | undefined;
  to?: string | undefined;
  as_of?: string | undefined;
}

const METHODS: Record<MethodGroup, string> = {
  ko_tko: 'KO/TKO',
  submission: 'submission',
  decision: 'decision',
  dq: 'disqualification',
  other: 'other',
};

/** `women_flyweight` → `women's flyweight`. */
export const weightClassText = (weightClass: string): string =>
  weightClass.replace(/^women_/, "women's ").replaceAll('_', ' ');

/** The given conditions in words, for `meta.applied`. */
export function describeConditions(given: AppliedConditions): string[] {
  const { fighter, opponent, result, method_group, weight_class, title_only, from, to, as_of } = given;
  return [
    labelled('fighter', fighter),
    labelled('opponent', opponent),
    labelled('result', result?.replaceAll('_', ' ')),
    labelled('method', method_group === undefined ? null : METHODS[method_group]),
    weight_class === undefined ? null : `${weightClassText(weight_class)} bouts`,
    title_only === true ? 'title bouts only' : null,
    from === undefined ? null : `since ${from}`,
    to === undefined ? null : `until ${to}`,
    as_of === undefined ? null : `as known before ${as_of}`,
  ].filter((text) => text !== null);
}

export const labelled = (label: string, value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : `${label}: ${value}`;
