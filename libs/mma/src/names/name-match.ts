import type { FighterRow } from '../repositories/fighter.repository.js';
import { editDistance } from '@app/common';
import { isFormOfGivenName } from './given-name.js';

export type NamedRow = Pick<FighterRow, 'name' | 'nameFolded' | 'nicknameFolded' | 'aliasesFolded'>;

/**
 * How a folded name matches a fighter: `whole` (words in any order), `nearly` whole (with the nickname, or `Mike` for
 * Michael), `short` (surname or nickname), `given` name, or `none`.
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

/** Whether it equals the name or another listed spelling. */
export const isCalled = (asked: string, row: NamedRow): boolean => wholeNames(row).includes(asked);

const wholeNames = (row: NamedRow): string[] => [row.nameFolded, ...row.aliasesFolded];

const isSameName = (asked: string, name: string): boolean =>
  asked === name ||
  abbreviate(asked) === abbreviate(name) ||
  asked === name.replace(SUFFIX, '') ||
  asked.replaceAll(' ', '') === name.replaceAll(' ', '') ||
  sortWords(asked) === sortWords(name);

const abbreviate = (text: string): string => text.replace(/\bsaint\b/g, 'st');

const sortWords = (text: string): string => text.split(' ').sort().join(' ');

/** Every tail of the name: `dos anjos`, `anjos`. */
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
/** Missing or added spaces (`Conor Mc Gregr`) are allowed in long names only, with one more mistake. */
const SHORTEST_SPACELESS = 8;

/** The fewest typing mistakes to any name of the fighter; null above the limit. */
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

/** Mistakes word by word; infinite above the limit of a word or of the name. */
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

/** Allowed mistakes by word length: short names differ by one letter (`Paul`, `Nail`). */
function toleratedEdits(letters: number): number {
  if (letters < 4) return 0;
  return letters < 6 ? 1 : MOST_EDITS;
}

/** Score of a folded name, 0–1: whole 1, nearly 0.95, nickname or surname 0.9, given name 0.8, else by similarity. */
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
