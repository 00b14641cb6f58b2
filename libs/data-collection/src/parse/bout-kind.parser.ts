import type { TitleKind, WeightClass } from '@app/mma';

export interface BoutKind {
  weightClass: WeightClass | null;
  title: TitleKind;
  /** Whether the text names a class that is none of the vocabulary. */
  unknownClass: boolean;
}

/** Longer names first: `Light Heavyweight` holds `Heavyweight`. */
const CLASSES: readonly (readonly [RegExp, WeightClass, WeightClass | null])[] = [
  [/\blight heavyweight\b/, 'light_heavyweight', null],
  // Above every limit, as open weight is: the vocabulary has no class of its own for its one bout.
  [/\bsuper heavyweight\b/, 'open_weight', null],
  [/\bheavyweight\b/, 'heavyweight', null],
  [/\bmiddleweight\b/, 'middleweight', null],
  [/\bwelterweight\b/, 'welterweight', null],
  [/\blightweight\b/, 'lightweight', null],
  [/\bfeatherweight\b/, 'featherweight', 'women_featherweight'],
  [/\bbantamweight\b/, 'bantamweight', 'women_bantamweight'],
  [/\bflyweight\b/, 'flyweight', 'women_flyweight'],
  [/\bstrawweight\b/, 'strawweight', 'women_strawweight'],
  [/\bcatch ?weight\b/, 'catch_weight', 'catch_weight'],
  [/\bopen ?weight\b/, 'open_weight', 'open_weight'],
];

/**
 * Class and belt out of one text such as `UFC Interim Lightweight Title Bout`.
 * A tournament's final is no championship bout (`tournament`). The five superfights of 1995–96 were for a belt of
 * their own, which the vocabulary does not have: `none`. Early tournaments and superfights name no class.
 */
export function parseBoutKind(text: string): BoutKind {
  const folded = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
  const women = /\bwomen'?s\b/.test(folded);
  const found = CLASSES.find(([pattern]) => pattern.test(folded));
  const weightClass = found ? (women ? found[2] : found[1]) : null;
  const needsNoClass = /\btournament\b|\bsuperfight\b/.test(folded);
  return {
    weightClass,
    title: parseTitle(folded),
    unknownClass: weightClass === null && !needsNoClass,
  };
}

function parseTitle(folded: string): TitleKind {
  // Three rows write "TitleBout".
  if (!/\btitle ?bout\b/.test(folded)) return 'none';
  if (/\btournament\b/.test(folded)) return 'tournament';
  return /\binterim\b/.test(folded) ? 'interim' : 'undisputed';
}

/** Lightest and heaviest listed weight, in pounds, that belongs in a class; null where it has no limits. */
export function classWeights(weightClass: WeightClass | null): { lightest: number; limit: number } | null {
  switch (weightClass) {
    case 'strawweight':
    case 'women_strawweight':
      return { lightest: 115, limit: 115 };
    case 'flyweight':
    case 'women_flyweight':
      return { lightest: 125, limit: 125 };
    case 'bantamweight':
    case 'women_bantamweight':
      return { lightest: 135, limit: 135 };
    case 'featherweight':
    case 'women_featherweight':
      return { lightest: 145, limit: 145 };
    case 'lightweight':
      return { lightest: 155, limit: 155 };
    case 'welterweight':
      return { lightest: 170, limit: 170 };
    case 'middleweight':
      return { lightest: 185, limit: 185 };
    case 'light_heavyweight':
      return { lightest: 205, limit: 205 };
    case 'heavyweight':
      return { lightest: 206, limit: 265 };
    case 'catch_weight':
    case 'open_weight':
    case null:
      return null;
  }
}

/** Pounds between a listed weight and a class; null where either is unknown. */
export function weightDistance(weightLb: number | null, weightClass: WeightClass | null): number | null {
  const weights = classWeights(weightClass);
  if (weightLb === null || weights === null) return null;
  return Math.max(0, weights.lightest - weightLb, weightLb - weights.limit);
}
