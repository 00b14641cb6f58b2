import { type Feature, featuresOfWord } from '../vocabulary/features.js';
import { endOf, type FigureClaim } from './claim.js';

const WINDOW = 64;
const MOST_WORDS = 5;
const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu;
const RIGHT_END = /[,;.()|:!?\n"“”→]|\d|—|–/u;
const LEFT_END = /[,;.()|!?\n"“”→]|\d|—|–/gu;
/** `Finishes (KO/TKO or submission): 12` is about finishes. */
const REMARK = /\s?\([^()]{0,40}\)(?=[*\s]{0,3}:[*\s]{0,3}$)/u;
/** Words after which a noun belongs to something else. */
const STOPS = new Set(
  'in at on for since with against over from to and but while than who when before after during as that which has have had plus he she they'.split(
    ' ',
  ),
);
/** Phrases whose words say something else one by one. */
const PHRASES: readonly (readonly [RegExp, Feature])[] = [
  [/inside the distance|ended early|end early|before the final bell/iu, 'finish'],
  [/on the (?:score)?cards|on points|went the (?:full )?distance/iu, 'decision'],
  [/(?:in|of) control/iu, 'control'],
  [/in a finish/iu, 'finish'],
  [/in a row|straight|consecutive/iu, 'streak'],
];
/** A result directly before a number: `won 10`, `lost 5`. */
const RESULT_BEFORE =
  /\b(won|wins|winning|lost|loses|losing|dropped|dropping|beaten|defeated|finished|submitted)\s(?:(?:just|only|all|more than|over|at least|nearly|about|the|his|her|another|a further)\s){0,2}$/iu;
const VERB_LINK = /(?:고|며|해|하여|해서|아서|어서|지만|는데)$/u;
const NOUN_LINK = /(?:과|와|중|은|는|가운데)$/u;
const MEASURES: ReadonlySet<Feature> = new Set([
  'strike',
  'takedown',
  'knockdown',
  'control',
  'defence',
  'streak',
]);
const TOPIC = /(?:은|는|이|가|을|를|도)$/u;
const PLACE = /(?:에서|에서는|에는|에)$/u;
const MEANS = /(?:으로|로)$/u;
const OF_NEXT = /^\s?(?:\p{L}+\s)?(?:(?:out )?of|from)\s(?:\p{L}+['’]?s?\s){0,3}$/u;
const OF_WHOLE = /^\sof\s(?:his|her|their|those|the)\s/u;
const OF_BEFORE = /\bof\s(?:[\p{L}.-]+['’]?s?\s){0,2}$/u;
const KINDS: ReadonlySet<Feature> = new Set(['ko', 'submission', 'decision', 'finish', 'title']);
/** Verbs after which a whole is no longer described: `of his nine wins are by knockout`. */
const VERBS = /^(?:are|is|were|was|came|come|comes|have|has|ended|by)$/iu;
const OUT_OF_BEFORE = /(?:중|가운데)\s?$/u;
const HANGUL = /[가-힣]/u;

/** What a figure counts, by the words beside it: those after it in English, before and after it in Korean. */
export function localFeatures(text: string, figures: readonly FigureClaim[], at: number): Set<Feature> {
  const claim = figures[at];
  if (claim === undefined) return new Set();
  const end = endOf(claim);
  const attached = /^[-\s]?[가-힣]+/u.exec(text.slice(end, end + 12))?.[0] ?? '';
  const features =
    HANGUL.test(attached) || HANGUL.test(claim.text)
      ? koreanFeatures(text, claim, attached)
      : englishFeatures(text, figures, at);
  return narrowed(features);
}

function englishFeatures(text: string, figures: readonly FigureClaim[], at: number): Set<Feature> {
  const claim = figures[at];
  const features = new Set<Feature>();
  if (claim === undefined) return features;
  const end = endOf(claim);
  const result = RESULT_BEFORE.exec(text.slice(Math.max(0, claim.offset - 30), claim.offset))?.[1];
  const next = figures[at + 1];
  const isPartOfNumber =
    next !== undefined && next.offset - end < 40 && OF_NEXT.test(text.slice(end, next.offset));
  if (isPartOfNumber || OF_WHOLE.test(text.slice(end, end + 16))) {
    addRight(text, isPartOfNumber ? endOf(next) : end, features, false);
    features.delete('attempt');
    // `Knockouts account for seven of his victories`
    if (![...features].some((each) => KINDS.has(each))) addKind(text.slice(0, claim.offset), features);
  } else
    addRight(
      text,
      end,
      features,
      true,
      OF_BEFORE.test(text.slice(Math.max(0, claim.offset - 28), claim.offset)),
    );
  if (
    result !== undefined &&
    (features.size === 0 ||
      [...features].every(
        (each) => each === 'bout' || each === 'title' || each === 'people' || each === 'streak',
      ))
  ) {
    if (/^dropp/iu.test(result)) features.add('loss');
    else add(features, result);
  }
  if (features.size === 0) addMeans(text.slice(end, end + WINDOW), features);
  if (features.size === 0) addLeft(text, claim.offset, features, false);
  return features;
}

/** `26 in a submission`, `three by knockout` */
function addMeans(after: string, features: Set<Feature>): void {
  const word = /^\s(?:in|by|via|through)\s(?:an?\s|the\s)?(\p{L}+)/u.exec(after)?.[1] ?? '';
  for (const feature of featuresOfWord(word)) if (KINDS.has(feature)) features.add(feature);
}

/** The kind of win, loss or bout that the words before a part speak of last. */
function addKind(before: string, features: Set<Feature>): void {
  for (const word of (before.slice(-2 * WINDOW).match(WORD) ?? []).reverse()) {
    const kinds = featuresOfWord(word).filter((each) => KINDS.has(each));
    for (const kind of kinds) features.add(kind);
    if (kinds.length > 0) return;
  }
}

function koreanFeatures(text: string, claim: FigureClaim, attached: string): Set<Feature> {
  const features = new Set<Feature>();
  const end = endOf(claim) + attached.length;
  const counter = attached.trim();
  add(features, counter);
  if (OUT_OF_BEFORE.test(text.slice(Math.max(0, claim.offset - 6), claim.offset))) {
    addRight(text, end, features, false);
    if (features.size > 0) return features;
  }
  const next = /^\s([가-힣/A-Za-z]+)/u.exec(text.slice(end, end + 24))?.[1] ?? '';
  const all = ALL_OF_THEM.exec(text.slice(end, end + 16))?.[1];
  if (all !== undefined) {
    add(features, all);
    features.add('streak');
    return features;
  }
  if (counter === '전' && /^전[승패]/u.test(next)) {
    add(features, next);
    features.delete('bout');
    return features;
  }
  if (/^(?:연속|내리|연달아)$/u.test(next)) {
    addRight(text, end, features, true);
    features.delete('bout');
    features.add('streak');
    return features;
  }
  if (counter.endsWith('의')) addRight(text, end, features, true);
  else {
    if (MEANS.test(next) || VERB.test(next)) add(features, next);
    addLeft(text, claim.offset, features, true);
    if (features.size === 0) addRight(text, end, features, true);
    if (features.size === 0) addTopic(text.slice(0, claim.offset), features);
  }
  return features;
}

/** `16경기를 모두 이겼`: a streak. */
const ALL_OF_THEM = /^[을를]?\s?(?:모두|전부|내리|연달아|다)\s(이겼|승리|이기|졌|패했)/u;
const VERB = /^(?:이기|이겼|이긴|졌|지고|패했|패한|승리|시도|방어|피니시|실패)/u;

/** `유효타는 A가 36회, B가 27회`: the noun that the sentence is about. */
function addTopic(before: string, features: Set<Feature>): void {
  for (const word of (before.slice(-3 * WINDOW).match(WORD) ?? []).reverse()) {
    const found = featuresOfWord(word);
    if (TOPIC.test(word) || found.some((each) => MEASURES.has(each))) add(features, word);
    if (features.size > 0) return;
  }
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

function addRight(text: string, end: number, features: Set<Feature>, stops: boolean, isWhole = false): void {
  const window = text.slice(end, end + WINDOW);
  const until = window.search(RIGHT_END);
  const segment = until < 0 ? window : window.slice(0, until);
  for (const [phrase, feature] of PHRASES) {
    const at = segment.search(phrase);
    if (at < 0 || (stops && (segment.slice(0, at).match(WORD) ?? []).length > 1)) continue;
    features.add(feature);
    if (stops && feature !== 'streak') return;
  }
  for (const word of (segment.match(WORD) ?? []).slice(0, stops ? MOST_WORDS : 2 * MOST_WORDS)) {
    if (stops && STOPS.has(word.toLowerCase())) return;
    if (isWhole && VERBS.test(word)) return;
    add(features, word);
    if (stops && features.size > 0 && (VERB_LINK.test(word) || NOUN_LINK.test(word))) return;
  }
}

function addLeft(text: string, start: number, features: Set<Feature>, isKorean: boolean): void {
  let window = text.slice(Math.max(0, start - WINDOW), start).replace(REMARK, '');
  let cut = 0;
  LEFT_END.lastIndex = 0;
  for (let match = LEFT_END.exec(window); match !== null; match = LEFT_END.exec(window))
    cut = match.index + match[0].length;
  window = window.slice(cut);
  const words = (window.match(WORD) ?? []).slice(-MOST_WORDS).reverse();
  for (const [index, word] of words.entries()) {
    if (isKorean && (VERB_LINK.test(word) || (index > 0 && NOUN_LINK.test(word)))) return;
    if (isKorean && PLACE.test(word) && features.size > 0) continue;
    if (index > 0 && !isKorean && STOPS.has(word.toLowerCase()) && features.size > 0) return;
    add(features, word);
  }
}

/** The features of every word of a text. */
export function featuresOfText(text: string): Set<Feature> {
  const features = new Set<Feature>();
  for (const word of text.match(WORD) ?? []) add(features, word);
  if (PER_15.test(text)) features.add('per_15');
  return features;
}

const PER_15 = /\bper 15\b|15분(?:당|에)/iu;
