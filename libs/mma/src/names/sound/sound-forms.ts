import { foldText } from '../fold-text.js';
import type { SoundForm } from './sound-tree.js';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
const LETTERS = /^[a-z]+$/;
const ARTICLE = /^(?:the|el|la|da|o|a) /;

/** Letter names, spelt like a name. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: 'ei',
  b: 'bi',
  c: 'si',
  d: 'di',
  e: 'i',
  f: 'ef',
  g: 'ji',
  h: 'eich',
  i: 'ai',
  j: 'jei',
  k: 'kei',
  l: 'el',
  m: 'em',
  n: 'en',
  o: 'o',
  p: 'pi',
  q: 'kyu',
  r: 'ar',
  s: 'es',
  t: 'ti',
  u: 'yu',
  v: 'vi',
  w: 'dabeulyu',
  x: 'eks',
  y: 'wai',
  z: 'jet',
};
const INITIALS = /^(?:[A-Z]\.?){2,3}$/;

export interface SpokenFighter {
  name: string;
  nickname: string | null;
  aliases: readonly string[];
}

/** Every spoken form of the fighters' names, by index. */
export function* soundForms(fighters: readonly SpokenFighter[]): Generator<SoundForm> {
  for (const [fighter, { name, nickname, aliases }] of fighters.entries()) {
    const names = new Set([name, ...aliases].map(foldSpoken));
    for (const folded of names) yield* formsOfName(folded, fighter);
    if (nickname !== null) yield* formsOfNickname(foldSpoken(nickname), foldText(name), fighter);
  }
}

/** Folded, with initials spelt out. */
const foldSpoken = (name: string): string =>
  name
    .split(' ')
    .map((word) => (INITIALS.test(word) ? spellOut(foldText(word)) : foldText(word)))
    .join(' ')
    .trim();

const spellOut = (letters: string): string =>
  [...letters].map((letter) => LETTER_NAMES[letter] ?? '').join('');

function* formsOfName(folded: string, fighter: number): Generator<SoundForm> {
  const all = folded.split(' ');
  if (!all.every((word) => LETTERS.test(word))) return;
  const form = (words: readonly string[], kind: SoundForm['kind'], reordered = false): SoundForm => ({
    words,
    kind,
    fighter,
    reordered,
  });
  const words = all.filter((word) => !SUFFIX.test(word));
  yield form(words, 'full');
  if (words.length < all.length) yield form([...words, 'junior'], 'full');
  if (words.length === 1) return;
  yield form([...words.slice(-1), ...words.slice(0, -1)], 'full', true);
  if (words.length === 3) {
    yield form([...words.slice(1), ...words.slice(0, 1)], 'full', true);
    yield form([words[0] ?? '', words[2] ?? ''], 'full', true);
  }
  for (let from = 1; from < words.length; from += 1) yield form(words.slice(from), 'short');
}

function* formsOfNickname(nickname: string, name: string, fighter: number): Generator<SoundForm> {
  const bare = nickname.replace(ARTICLE, '').split(' ');
  if (!bare.every((word) => LETTERS.test(word))) return;
  yield { words: bare, kind: 'short', fighter, reordered: false };
  const words = name.split(' ').filter((word) => !SUFFIX.test(word));
  if (words.length < 2 || !words.every((word) => LETTERS.test(word))) return;
  const [given = ''] = words;
  const surname = words.at(-1) ?? '';
  for (const said of [
    [...bare, surname],
    [given, ...bare],
    [given, ...bare, surname],
  ]) {
    yield { words: said, kind: 'full', fighter, reordered: true };
  }
}
