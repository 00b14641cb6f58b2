import { type AliasEntry, foldText } from '@app/mma';

/** Korean spellings and words of all listed names of fighters, also of those who are not in the facts. */
export interface AliasIndex {
  /** Korean spellings without spaces, by folded Latin name. */
  koreanByName: ReadonlyMap<string, readonly string[]>;
  /** Other Latin spellings, by folded Latin name. */
  latinByName: ReadonlyMap<string, readonly string[]>;
  /** Folded Latin names, by Korean spelling without spaces. */
  namesByKorean: ReadonlyMap<string, ReadonlySet<string>>;
  /** The first two syllables of every Korean spelling. */
  beginnings: ReadonlySet<string>;
  /** Every word of a listed Latin name. */
  words: ReadonlySet<string>;
}

const indexes = new WeakMap<readonly AliasEntry[], AliasIndex>();

/** Built once for a list. */
export function aliasIndexOf(entries: readonly AliasEntry[]): AliasIndex {
  const known = indexes.get(entries);
  if (known !== undefined) return known;
  const koreanByName = new Map<string, string[]>();
  const namesByKorean = new Map<string, Set<string>>();
  const words = new Set<string>();
  const latinByName = new Map<string, readonly string[]>();
  for (const { sourceName, korean, latin } of entries) {
    const name = foldText(sourceName.replace(/\s*\([^)]*\)$/, ''));
    for (const word of name.split(' ')) if (word.length > 2) words.add(word);
    latinByName.set(name, latin.map(foldText));
    const spellings = new Set(korean.flatMap(koreanForms));
    koreanByName.set(name, [...new Set([...(koreanByName.get(name) ?? []), ...spellings])]);
    for (const spelling of spellings) {
      namesByKorean.set(spelling, (namesByKorean.get(spelling) ?? new Set()).add(name));
    }
  }
  const beginnings = new Set([...namesByKorean.keys()].map((spelling) => spelling.slice(0, 2)));
  const index = { koreanByName, latinByName, namesByKorean, beginnings, words };
  indexes.set(entries, index);
  return index;
}

/** The whole spelling and its last word, without spaces. */
function koreanForms(spelling: string): string[] {
  const parts = spelling.split(/[\s·-]+/);
  const last = parts.at(-1) ?? '';
  return [parts.join(''), last].filter((form) => form.length >= 2 && /^[가-힣]+$/u.test(form));
}
