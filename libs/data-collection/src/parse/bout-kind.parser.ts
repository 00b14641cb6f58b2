import type { TitleKind, WeightClass } from '@app/mma';

export interface BoutKind {
  weightClass: WeightClass | null;
  title: TitleKind;
  /** Whether the text names a class outside the vocabulary. */
  unknownClass: boolean;
}

/** Longer names first: `Light Heavyweight` contains `Heavyweight`. */
const CLASSES: readonly (readonly [RegExp, WeightClass, WeightClass | null])[] = [
  [/\blight heavyweight\b/, 'light_heavyweight', null],
  // Has no upper limit, like open weight; the vocabulary has no class for its only bout.
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
 * Parses class and title from a text such as `UFC Interim Lightweight Title Bout`. A tournament final is not
 * a championship bout (`tournament`). The five superfights of 1995–96 had a title of their own, outside the
 * vocabulary: `none`. Early tournaments and superfights name no class.
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
  if (!/\btitle ?bout\b/.test(folded)) return 'none';
  if (/\btournament\b/.test(folded)) return 'tournament';
  return /\binterim\b/.test(folded) ? 'interim' : 'undisputed';
}

/** Lightest and heaviest listed weight of a class, in pounds; null if it has no limits. */
function classWeights(weightClass: WeightClass | null): { lightest: number; limit: number } | null {
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

/** Distance in pounds between a listed weight and a class; null if either is unknown. */
export function weightDistance(weightLb: number | null, weightClass: WeightClass | null): number | null {
  const weights = classWeights(weightClass);
  if (weightLb === null || weights === null) return null;
  return Math.max(0, weights.lightest - weightLb, weightLb - weights.limit);
}
