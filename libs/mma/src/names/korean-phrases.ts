import type { AliasEntry } from './alias-file.js';
import { foldText } from './fold-text.js';
import { HANGUL } from './hangul.js';
import { soundsLike } from './sound/hear-name.js';

/** A Korean phrase without spaces that names a fighter. */
export interface KoreanPhrase {
  phrase: string;
  kind: 'full' | 'short' | 'given' | 'usual';
  /** Whether it is the Latin surname by sound, so that other bearers may be meant too. */
  isSurname: boolean;
}

const SUFFIXES = /^(?:jr|sr|ii|iii|iv)$/;

/** The last word of a name, folded, without `Jr.`. */
export const surnameOf = (name: string): string =>
  foldText(name)
    .split(' ')
    .filter((word) => !SUFFIXES.test(word))
    .at(-1) ?? '';

/**
 * Whole names, and of names of several words their endings and given name. A surname that the entry also lists alone is
 * `usual`: that fighter is meant first, but others may bear it.
 */
export function toKoreanPhrases(entry: AliasEntry): KoreanPhrase[] {
  const surname = surnameOf(entry.sourceName.replace(/\s*\(.*$/, ''));
  const names = entry.korean.map((name) =>
    name
      .toLowerCase()
      .replace(/\./g, '')
      .split(/[\s-]+/),
  );
  const phrases: KoreanPhrase[] = [];
  const endings = new Map<string, boolean>();
  for (const parts of names) {
    for (let from = 1; from < parts.length; from += 1) {
      const ending = parts.slice(from).join('');
      if (ending.length < 2 || !HANGUL.test(ending)) continue;
      endings.set(ending, from === parts.length - 1 && soundsLike(ending, surname));
    }
  }
  for (const parts of names) {
    const phrase = parts.join('');
    const ending = parts.length === 1 ? endings.get(phrase) : undefined;
    if (ending === undefined) phrases.push({ phrase, kind: 'full', isSurname: false });
    else phrases.push({ phrase, kind: 'usual', isSurname: ending });
    const [given = ''] = parts;
    if (parts.length > 1 && given.length >= 2 && HANGUL.test(given)) {
      phrases.push({ phrase: given, kind: 'given', isSurname: false });
    }
  }
  for (const [phrase, isSurname] of endings) phrases.push({ phrase, kind: 'short', isSurname });
  return phrases;
}
