import type { FighterRow } from '../repositories/fighter.repository.js';
import { editDistance } from './edit-distance.js';
import { isFormOfGivenName } from './given-name.js';

/** The parts of a fighter's row that names are compared with. */
export type NamedRow = Pick<FighterRow, 'name' | 'nameFolded' | 'nicknameFolded' | 'aliasesFolded'>;

/**
 * How a folded name fits a fighter: `whole` name (words in any order), `nearly` whole (nickname within it, `Mike` for
 * Michael), `short` (surname or nickname), `given` name, or none of these.
 */
export type NameFit = 'whole' | 'nearly' | 'short' | 'given' | 'none';

const SUFFIX = / (?:jr|sr|ii|iii|iv)$/;
export const withoutArticle = (nickname: string): string => nickname.replace(/^(?:the|el|la|da|o) /, '');

export function fitOf(asked: string, row: NamedRow): NameFit {
  if (wholeNames(row).some((name) => isSameName(asked, name))) return 'whole';
  if (isNameWithNickname(asked, row) || isNearlyWhole(asked, row)) return 'nearly';
  if (row.nicknameFolded !== null && withoutArticle(row.nicknameFolded) === withoutArticle(asked))
    return 'short';
  if (surnames(row).includes(asked)) return 'short';
  return row.nameFolded.startsWith(`${asked} `) ? 'given' : 'none';
}

/** Whether this is the name or another written form of it, as it stands in the data. */
export const isCalled = (asked: string, row: NamedRow): boolean => wholeNames(row).includes(asked);

const wholeNames = (row: NamedRow): string[] => [row.nameFolded, ...row.aliasesFolded];

const isSameName = (asked: string, name: string): boolean =>
  asked === name ||
  abbreviate(asked) === abbreviate(name) ||
  asked === name.replace(SUFFIX, '') ||
  asked.replaceAll(' ', '') === name.replaceAll(' ', '') ||
  sortWords(asked) === sortWords(name);

/** `Saint Pierre` is written `St Pierre` as well. */
const abbreviate = (text: string): string => text.replace(/\bsaint\b/g, 'st');

const sortWords = (text: string): string => text.split(' ').sort().join(' ');

/** Every end of the name that begins with a later word: `dos anjos`, `anjos`. */
function surnames(row: NamedRow): string[] {
  return wholeNames(row).flatMap((name) => {
    const words = name.replace(SUFFIX, '').split(' ');
    return words.slice(1).map((_, index) => words.slice(index + 1).join(' '));
  });
}

/** `Jon Bones Jones`, `Bones Jones`. */
function isNameWithNickname(asked: string, row: NamedRow): boolean {
  if (row.nicknameFolded === null) return false;
  const padded = ` ${asked} `;
  return [row.nicknameFolded, withoutArticle(row.nicknameFolded)].some((nickname) => {
    if (nickname === '' || !padded.includes(` ${nickname} `)) return false;
    const rest = padded.replace(` ${nickname} `, ' ').trim();
    return rest !== '' && (wholeNames(row).includes(rest) || surnames(row).includes(rest));
  });
}

/** `Mike Bisping` for Michael Bisping, `Antonio Nogueira` for Antonio Rodrigo Nogueira. */
function isNearlyWhole(asked: string, row: NamedRow): boolean {
  const words = asked.split(' ');
  if (words.length < 2) return false;
  const [given = ''] = words;
  return wholeNames(row).some((name) => {
    const parts = name.replace(SUFFIX, '').split(' ');
    if (parts.length >= 2 && words.length > 1 && words.every((word) => parts.includes(word))) return true;
    return isFormOfGivenName(given, name) && surnames(row).includes(words.slice(1).join(' '));
  });
}

const MOST_EDITS = 2;
/** Spaces are also mistyped (`Conor Mc Gregr`): then only in long names, and with a single mistake beside them. */
const SHORTEST_SPACELESS = 8;

/** The fewest typing mistakes between the asked name and anything the fighter is called; null where it is too many. */
export function nearestForm(asked: string, row: NamedRow): { edits: number; whole: boolean } | null {
  const whole = Math.min(
    ...wholeNames(row).flatMap((name) => [
      countMistakes(asked, name),
      countMistakes(sortWords(asked), sortWords(name)),
      countSpacelessMistakes(asked, name),
    ]),
  );
  const short = Math.min(
    ...[...surnames(row), ...(row.nicknameFolded === null ? [] : [withoutArticle(row.nicknameFolded)])].map(
      (form) => countMistakes(withoutArticle(asked), form),
    ),
  );
  if (Math.min(whole, short) > MOST_EDITS) return null;
  return whole <= short ? { edits: whole, whole: true } : { edits: short, whole: false };
}

/** Mistakes word by word; infinite where a word has more than its length forgives, or there are more than two. */
function countMistakes(asked: string, name: string): number {
  const words = asked.split(' ');
  const known = name.split(' ');
  if (words.length !== known.length) return Number.POSITIVE_INFINITY;
  let edits = 0;
  for (const [index, word] of words.entries()) {
    const other = known[index] ?? '';
    const limit = toleratedEdits(Math.max(word.length, other.length));
    const found = editDistance(word, other, limit);
    if (found > limit) return Number.POSITIVE_INFINITY;
    edits += found;
  }
  return edits <= MOST_EDITS ? edits : Number.POSITIVE_INFINITY;
}

function countSpacelessMistakes(asked: string, name: string): number {
  if (asked.split(' ').length === name.split(' ').length || asked.length < SHORTEST_SPACELESS) {
    return Number.POSITIVE_INFINITY;
  }
  const edits = editDistance(asked.replaceAll(' ', ''), name.replaceAll(' ', ''), 1);
  return edits > 1 ? Number.POSITIVE_INFINITY : edits;
}

/** Mistakes that a word of so many letters may have: one letter more makes `Paul` `Nail`. */
function toleratedEdits(letters: number): number {
  if (letters < 4) return 0;
  return letters < 6 ? 1 : MOST_EDITS;
}

/** How well a folded name fits, 0–1: whole name 1, nearly 0.95, nickname or surname 0.9, given name 0.8, else by likeness. */
export function scoreName(asked: string, row: NamedRow): number {
  const fit = fitOf(asked, row);
  if (fit === 'whole') return 1;
  if (fit === 'nearly') return 0.95;
  if (fit === 'short') return 0.9;
  if (fit === 'given') return 0.8;
  const forms = [
    ...wholeNames(row),
    ...surnames(row),
    ...(row.nicknameFolded === null ? [] : [row.nicknameFolded]),
  ];
  const likeness = forms.map((form) => {
    const longest = Math.max(asked.length, form.length);
    return longest === 0 ? 0 : 1 - editDistance(asked, form, longest) / longest;
  });
  return Math.round(Math.max(0, ...likeness) * 0.9 * 100) / 100;
}
