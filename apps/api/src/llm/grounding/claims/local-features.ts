import { type Feature, featuresOfWord } from '../vocabulary/features.js';
import { endOf, type FigureClaim } from './claim.js';

const WINDOW = 64;
const MOST_WORDS = 5;
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu;
const RIGHT_END = /[,;.()|:!?\n"“”→]|\d|—|–/u;
const LEFT_END = /[,;.()|!?\n"“”→]|\d|—|–/gu;
/** Words after which a noun belongs to something else. */
const STOPS = new Set(
  'in at on for since with against over from to and but while than who when before after during came come comes as are is was were that which has have had plus he she they'.split(
    ' ',
  ),
);
const KOREAN_LINK = /(?:과|와|고|며|중|지만|는데|해|은|는)$/u;
const OF_NEXT = /^\s?(?:\p{L}+\s)?(?:(?:out )?of|from|중)\s(?:\p{L}+['’]?s?\s){0,3}$/u;
const HANGUL = /[가-힣]/u;

/** What a figure counts, by the words beside it: those after it in English, before and after it in Korean. */
export function localFeatures(text: string, figures: readonly FigureClaim[], at: number): Set<Feature> {
  const claim = figures[at];
  if (claim === undefined) return new Set();
  const end = endOf(claim);
  const features = new Set<Feature>();
  const next = figures[at + 1];
  if (next !== undefined && next.offset - end < 40 && OF_NEXT.test(text.slice(end, next.offset))) {
    addRight(text, endOf(next), features);
    if (features.size > 0) return narrowed(features);
  }
  const attached = /^[-\s]?[가-힣]+/u.exec(text.slice(end, end + 12))?.[0] ?? '';
  if (HANGUL.test(attached)) {
    const counter = attached.trim();
    add(features, counter);
    const isGenitive = counter.endsWith('의');
    if (!isGenitive) addLeft(text, claim.offset, features, true);
    if (features.size === 0 || isGenitive) addRight(text, end + attached.length, features);
    return narrowed(features);
  }
  addRight(text, end, features);
  if (features.size === 0) addLeft(text, claim.offset, features, false);
  return narrowed(features);
}

/** A feature that only repeats what another one implies is dropped. */
export function narrowed(features: Set<Feature>): Set<Feature> {
  if (features.size > 1) features.delete('bout');
  if (features.has('defence')) {
    features.delete('title');
    features.delete('win');
  }
  if (features.has('finish')) features.delete('win');
  return features;
}

function add(features: Set<Feature>, word: string): void {
  for (const feature of featuresOfWord(word)) features.add(feature);
}

function addRight(text: string, end: number, features: Set<Feature>): void {
  const window = text.slice(end, end + WINDOW);
  const until = window.search(RIGHT_END);
  const words = (until < 0 ? window : window.slice(0, until)).match(WORD) ?? [];
  for (const word of words.slice(0, MOST_WORDS)) {
    if (STOPS.has(word.toLowerCase())) return;
    add(features, word);
    if (features.size > 0 && KOREAN_LINK.test(word)) return;
  }
}

function addLeft(text: string, start: number, features: Set<Feature>, isKorean: boolean): void {
  // `Finishes (KO/TKO or submission): 12` is about finishes.
  let window = text
    .slice(Math.max(0, start - WINDOW), start)
    .replace(/\s?\([^()]{0,40}\)(?=[*\s]{0,3}:[*\s]{0,3}$)/u, '');
  let cut = 0;
  LEFT_END.lastIndex = 0;
  for (let match = LEFT_END.exec(window); match !== null; match = LEFT_END.exec(window))
    cut = match.index + match[0].length;
  window = window.slice(cut);
  const words = (window.match(WORD) ?? []).slice(-MOST_WORDS).reverse();
  for (const [index, word] of words.entries()) {
    if (index > 0 && isKorean && KOREAN_LINK.test(word)) return;
    if (index > 0 && !isKorean && STOPS.has(word.toLowerCase()) && features.size > 0) return;
    add(features, word);
  }
}

/** The features of every word of a text. */
export function featuresOfText(text: string): Set<Feature> {
  const features = new Set<Feature>();
  for (const word of text.match(WORD) ?? []) add(features, word);
  return features;
}
