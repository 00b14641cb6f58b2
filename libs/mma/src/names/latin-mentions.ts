import type { Gazetteer, PhraseMeaning } from './gazetteer.js';
import { isSameGivenName } from './given-name.js';
import { span, type LatinDraft } from './mention-draft.js';
import { tokenizeLatin, type LatinToken } from './latin-tokens.js';
import { findMisspelt } from './latin-misspellings.js';
import { fightersOf } from './gazetteer.js';
import { withoutOverlaps, type MentionDraft } from './mention-draft.js';
import type { Steps } from './steps.js';
import { isLatinPlace } from './other-names.js';
import { surnameOf } from './korean-phrases.js';
import { COMMON_GIVEN_NAMES, NEVER_A_NAME, ORDINARY_WORDS } from './ordinary-words.js';
import { prominenceOf } from './prominence.js';

const LONGEST_NAME = 5;
const ARTICLES = new Set(['the', 'el', 'la', 'da', 'do', 'of', 'and', 'a']);
const PREPOSITIONS = new Set(['in', 'at', 'from', 'near', 'outside']);
const VERSUS = new Set(['vs', 'versus', 'v']);

export function* findLatinMentions(gazetteer: Gazetteer, text: string): Steps<MentionDraft[]> {
  const tokens = tokenizeLatin(text);
  yield;
  const found = withoutOverlaps(findExact(gazetteer, tokens));
  yield;
  const fitted = found.flatMap((draft) => fitNeighbours(gazetteer, tokens, draft, found) ?? []);
  const exact = [...fitted, ...findNeighbours(gazetteer, tokens, fitted)];
  const misspelt = yield* findMisspelt(gazetteer, tokens, exact);
  return withoutOverlaps([...exact, ...misspelt]);
}

function findExact(gazetteer: Gazetteer, tokens: readonly LatinToken[]): LatinDraft[] {
  const drafts: LatinDraft[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    for (let last = first; last < Math.min(first + LONGEST_NAME, tokens.length); last += 1) {
      if (last > first && tokens[last]?.joined !== true) break;
      const words = tokens.slice(first, last + 1);
      const meaning = lookUp(gazetteer, words);
      if (meaning === undefined || !isNameHere(tokens, first, last, meaning)) continue;
      const fighters = fightersOf(gazetteer, meaning);
      if (fighters.length === 0) continue;
      drafts.push({ ...span(tokens, first, last), fighters, score: 1, whole: meaning.full.length > 0 });
    }
  }
  return drafts;
}

function lookUp(gazetteer: Gazetteer, words: readonly LatinToken[]): PhraseMeaning | undefined {
  const phrase = words.map((word) => word.folded).join(' ');
  const direct = gazetteer.latin.get(phrase);
  if (direct !== undefined) return direct;
  const joined = phrase.replaceAll(' ', '');
  // `O Malley`, `St Pierre`: the short first part belongs to the next word.
  if (words.length === 2 && (words[0]?.folded.length ?? 0) <= 2) {
    const single = gazetteer.latin.get(joined);
    if (single !== undefined) return single;
  }
  return gazetteer.compact.get(joined);
}

/** Whether the phrase is used as a name here and not as ordinary words. */
function isNameHere(
  tokens: readonly LatinToken[],
  first: number,
  last: number,
  meaning: PhraseMeaning,
): boolean {
  const words = tokens.slice(first, last + 1);
  const content = words.filter(({ folded }) => !ARTICLES.has(folded));
  const whole = meaning.full.length > 0;
  if (content.length === 0 || words.every(({ folded }) => /^\d+$/.test(folded))) return false;
  if (words.length === 1 && isLocation(tokens, first)) return false;
  if (whole && words.length > 1 && !words.every(({ folded }) => NEVER_A_NAME.has(folded))) return true;
  if (words.length === 1 && NEVER_A_NAME.has(words[0]?.folded ?? '')) return false;
  const short = content.every(({ folded }) => folded.length <= 2) && !whole;
  const ordinary = content.every(({ folded }) => NEVER_A_NAME.has(folded) || isOrdinary(folded));
  if (!short && !ordinary) return true;
  if (whole && tokens[last]?.possessive === true) return true;
  if (!whole && meaning.short.length === 0) return false;
  return content.some(({ capital }) => capital) || isBesideVersus(tokens, first, last);
}

/** A word that needs context to be a name. */
const isOrdinary = (word: string): boolean => ORDINARY_WORDS.has(word) || COMMON_GIVEN_NAMES.has(word);

/** `in Phoenix` */
const isLocation = (tokens: readonly LatinToken[], at: number): boolean =>
  isLatinPlace(tokens[at]?.folded ?? '') && PREPOSITIONS.has(tokens[at - 1]?.folded ?? '');

const isBesideVersus = (tokens: readonly LatinToken[], first: number, last: number): boolean =>
  VERSUS.has(tokens[first - 1]?.folded ?? '') || VERSUS.has(tokens[last + 1]?.folded ?? '');

/** Minimum prominence of a fighter named by an ordinary word, and of one named next to another. */
const LEAST_PROMINENCE = 20;
const LEAST_BESIDE_ANOTHER = 15;

function isProminent(gazetteer: Gazetteer, index: number | undefined, least = LEAST_PROMINENCE): boolean {
  const fighter = index === undefined ? undefined : gazetteer.fighters[index];
  return fighter !== undefined && prominenceOf(fighter) >= least;
}

/** Whether the word may be the surname of a prominent fighter. */
function isProminentSurname(gazetteer: Gazetteer, { folded }: LatinToken): boolean {
  if (NEVER_A_NAME.has(folded)) return false;
  const [likely] = gazetteer.latin.get(folded)?.short ?? [];
  return isProminent(gazetteer, likely) && surnameOf(gazetteer.fighters[likely ?? 0]?.name ?? '') === folded;
}

/** Surnames that are ordinary words, next to another surname: `pereira hill`, `tate holm`. */
function findNeighbours(
  gazetteer: Gazetteer,
  tokens: readonly LatinToken[],
  found: readonly LatinDraft[],
): LatinDraft[] {
  const surnames = found.filter(({ first, last }) => first === last);
  const drafts = surnames.flatMap(({ first }) =>
    [first - 1, first + 1].flatMap((at): LatinDraft[] => {
      const token = tokens[at];
      if (token === undefined || tokens[Math.max(at, first)]?.joined !== true) return [];
      if (!isOrdinary(token.folded)) return [];
      const fighters = gazetteer.latin.get(token.folded)?.short ?? [];
      if (!isProminentSurname(gazetteer, token)) return [];
      return [{ ...span(tokens, at, at), fighters, score: 0.9, whole: false }];
    }),
  );
  const taken = new Set(found.flatMap(({ first, last }) => [first, last]));
  return withoutOverlaps(drafts).filter(({ first }) => !taken.has(first));
}

/**
 * Applies the word before a surname: a matching given name selects the fighter (`John Jones` → Jon Jones); another
 * given name removes the mention (`Steve Adesanya`), as does a given name before an unknown surname.
 */
function fitNeighbours(
  gazetteer: Gazetteer,
  tokens: readonly LatinToken[],
  draft: LatinDraft,
  found: readonly LatinDraft[],
): LatinDraft | null {
  const next = tokens[draft.last + 1];
  const single = draft.first === draft.last;
  if (single && next?.joined === true && isUnknownName(gazetteer, next)) {
    const word = tokens[draft.first]?.folded ?? '';
    const surname = gazetteer.latin.get(word)?.short.length ?? 0;
    if (isOrdinary(word) || (gazetteer.givenNames.has(word) && surname === 0)) return null;
  }
  const before = tokens[draft.first - 1];
  if (before === undefined || tokens[draft.first]?.joined !== true) return draft;
  if (!isGivenName(gazetteer, before)) return draft;
  const fighters = draft.fighters.filter((index) =>
    isSameGivenName(before.folded, gazetteer.fighters[index]?.name ?? ''),
  );
  if (fighters.length === 0) {
    if (draft.whole) return draft;
    // `khamzat usman`, `brock mir`, `lewis volkov`: two fighters.
    const other = found.find(({ last }) => last === draft.first - 1);
    if (tokens[draft.first]?.upper === true && other?.whole !== true) return null;
    const isFighter =
      other === undefined
        ? isProminentSurname(gazetteer, before)
        : other.whole || isProminent(gazetteer, other.fighters[0]);
    return isFighter && isProminent(gazetteer, draft.fighters[0], LEAST_BESIDE_ANOTHER) ? draft : null;
  }
  return { ...draft, ...span(tokens, draft.first - 1, draft.last), fighters, score: 0.9, whole: true };
}

function isGivenName(gazetteer: Gazetteer, { folded, capital }: LatinToken): boolean {
  if (NEVER_A_NAME.has(folded)) return false;
  return (
    gazetteer.givenNames.has(folded) ||
    COMMON_GIVEN_NAMES.has(folded) ||
    (capital && !ORDINARY_WORDS.has(folded))
  );
}

const isUnknownName = (gazetteer: Gazetteer, { folded, capital }: LatinToken): boolean =>
  capital && !NEVER_A_NAME.has(folded) && !isOrdinary(folded) && !gazetteer.latin.has(folded);
