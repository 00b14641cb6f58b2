import { type AliasEntry, foldText, soundsLike } from '@app/mma';
import { isOrdinary } from '../vocabulary/ordinary-capitals.js';
import { type AliasIndex, aliasIndexOf } from './aliases.js';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
const LONGEST_NAME = 120;
const MOST_FOLDED = 20_000;
const folded = new Map<string, string>();

/** `foldText`, remembered for short texts. */
export function fold(text: string): string {
  if (text.length > LONGEST_NAME) return foldText(text.slice(0, LONGEST_NAME));
  let result = folded.get(text);
  if (result === undefined) {
    result = foldText(text);
    if (folded.size >= MOST_FOLDED) folded.clear();
    folded.set(text, result);
  }
  return result;
}

/** The people of a turn. Fighters are known by their folded Latin name. */
export class NameIndex {
  readonly aliases: AliasIndex;
  private readonly fighters = new Set<string>();
  private readonly nicknameWords = new Map<string, string>();
  private readonly byWord = new Map<string, Set<string>>();
  private readonly byKorean = new Map<string, Set<string>>();
  private readonly beginnings = new Set<string>();
  /** Words of places, events, referees and of the user's texts: an answer may contain them. */
  private readonly knownWords = new Set<string>();

  constructor(entries: readonly AliasEntry[]) {
    this.aliases = aliasIndexOf(entries);
  }

  get size(): number {
    return this.fighters.size;
  }

  addFighter(name: string): void {
    const id = fold(name);
    if (id === '' || this.fighters.has(id)) return;
    this.fighters.add(id);
    for (const word of id.split(' ')) if (!SUFFIX.test(word)) this.addWord(word, id);
    for (const spelling of this.aliases.koreanByName.get(id) ?? []) this.addKorean(spelling, id);
    for (const spelling of this.aliases.latinByName.get(id) ?? []) {
      for (const word of spelling.split(' '))
        if (word.length > 2 && !isOrdinary(word)) this.addWord(word, id);
    }
    if (/^[가-힣\s]+$/u.test(id)) this.addKorean(id.replaceAll(' ', ''), id);
  }

  addNickname(nickname: string, id: string): void {
    for (const word of fold(nickname).split(' ')) {
      if (word.length <= 2 || word === 'the') continue;
      this.addWord(word, id);
      this.nicknameWords.set(word, id);
    }
  }

  addKnownText(text: string): void {
    for (const word of fold(text).split(' ')) this.knownWords.add(word);
  }

  /** The fighter of whose nickname a Korean word is a spelling. */
  soundingLikeNickname(korean: string): ReadonlySet<string> | null {
    for (const [word, id] of this.nicknameWords) if (soundsLike(korean, word)) return new Set([id]);
    return null;
  }

  /** The fighters of whose name a Korean word is a spelling that is listed for other fighters only. */
  soundingLikeFighter(korean: string): ReadonlySet<string> | null {
    const found = new Set<string>();
    for (const [word, bearers] of this.byWord) {
      if (word.length < 4 || !soundsLike(korean, word)) continue;
      for (const each of bearers) found.add(each);
    }
    return found.size > 0 ? found : null;
  }

  isKnownWord(word: string): boolean {
    return this.knownWords.has(word);
  }

  /** Fighters whose name or nickname holds the folded word. */
  bearersOf(word: string): ReadonlySet<string> | undefined {
    return this.byWord.get(word);
  }

  /** Fighters whom a Korean spelling without spaces names. */
  korean(spelling: string): ReadonlySet<string> | undefined {
    return this.byKorean.get(spelling);
  }

  mayBeginKorean(twoSyllables: string): boolean {
    return this.beginnings.has(twoSyllables) || this.aliases.beginnings.has(twoSyllables);
  }

  private addWord(word: string, id: string): void {
    this.byWord.set(word, (this.byWord.get(word) ?? new Set()).add(id));
  }

  private addKorean(spelling: string, id: string): void {
    this.byKorean.set(spelling, (this.byKorean.get(spelling) ?? new Set()).add(id));
    this.beginnings.add(spelling.slice(0, 2));
  }
}
