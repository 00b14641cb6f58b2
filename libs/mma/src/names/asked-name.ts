import { WEIGHT_CLASSES, type WeightClass } from '../domain/vocabulary.js';
import { foldText } from './fold-text.js';

/** A parsed name. */
export interface AskedName {
  /** Without the parts that distinguish namesakes. */
  base: string;
  folded: string;
  /** Folded nickname, weight class or birth year in brackets or quotes, `Bruno Silva (Bulldog)`. */
  hint: string | null;
  /** The weight class beside the name, `Bruno Silva flyweight`. */
  weightClass: WeightClass | null;
}

const BRACKETED = /[([]([^)\]]+)[)\]]|["“”]([^"“”]+)["“”]|(?<=\s)['‘]([^'’]+)['’](?=\s|$)/u;
const KOREAN_CLASSES: Readonly<Record<string, WeightClass>> = {
  스트로급: 'strawweight',
  플라이급: 'flyweight',
  밴텀급: 'bantamweight',
  페더급: 'featherweight',
  라이트급: 'lightweight',
  웰터급: 'welterweight',
  미들급: 'middleweight',
  라이트헤비급: 'light_heavyweight',
  헤비급: 'heavyweight',
};
/** Longest first: `light heavyweight` contains `heavyweight`. */
const CLASS_NAMES: [string, WeightClass][] = [
  ...WEIGHT_CLASSES.flatMap((weightClass): [string, WeightClass][] => {
    const words = weightClass.replaceAll('_', ' ');
    return words.startsWith('women ')
      ? [
          [words, weightClass],
          [words.replace('women', 'womens'), weightClass],
        ]
      : [[words, weightClass]];
  }),
  ...Object.entries(KOREAN_CLASSES),
].sort(([a], [b]) => b.length - a.length);

export function parseAskedName(text: string): AskedName {
  const bracketed = BRACKETED.exec(text);
  const hintText = bracketed?.[1] ?? bracketed?.[2] ?? bracketed?.[3];
  const outside = bracketed === null ? text : text.replace(bracketed[0], ' ');
  const base = foldText(outside) === '' ? text : outside;
  const { rest, weightClass } = splitWeightClass(foldText(base));
  const hint = hintText === undefined || base === text ? null : foldText(hintText);
  return {
    base: base.trim(),
    folded: rest,
    hint,
    weightClass: weightClass ?? (hint === null ? null : classNamed(hint)),
  };
}

function splitWeightClass(folded: string): { rest: string; weightClass: WeightClass | null } {
  for (const [name, weightClass] of CLASS_NAMES) {
    if (folded.endsWith(` ${name}`)) {
      return {
        rest: folded
          .slice(0, -name.length)
          .replace(/ the $/, ' ')
          .trim(),
        weightClass,
      };
    }
    if (folded.startsWith(`${name} `)) return { rest: folded.slice(name.length).trim(), weightClass };
  }
  return { rest: folded, weightClass: null };
}

const classNamed = (hint: string): WeightClass | null =>
  CLASS_NAMES.find(([name]) => name === hint.replace(/^the /, ''))?.[1] ?? null;
