import { foldText } from './fold-text.js';

/** A word in Latin letters or digits, and where it stands. */
export interface LatinToken {
  start: number;
  end: number;
  /** Folded, without a possessive. */
  folded: string;
  /** Begins with a capital in mid-sentence, in a text that does not capitalise every word. */
  capital: boolean;
  /** Begins with a capital, wherever it stands. */
  upper: boolean;
  /** Only a space, a hyphen or a dot stands between this word and the one before. */
  joined: boolean;
}

const WORD =
  /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}]*(?:[.'’‘`´](?=[\p{Script=Latin}\p{N}])[\p{Script=Latin}\p{M}\p{N}]+)*/gu;
const POSSESSIVE = /['’‘`´]s$/iu;
const SPACE = /\s/u;
const SENTENCE_END = /[.?!:;"“”(…]/u;
/** Above this share of capitalised words a capital says nothing. */
const TITLE_CASE_SHARE = 0.75;

export function tokenizeLatin(text: string): LatinToken[] {
  const found = [...text.matchAll(WORD)];
  const capitals = found.filter(([word]) => startsUpper(word)).length;
  const titleCase = found.length >= 4 && capitals / found.length > TITLE_CASE_SHARE;
  let previousEnd = 0;
  return found.map((match) => {
    const possessive = POSSESSIVE.exec(match[0]);
    const word = possessive === null ? match[0] : match[0].slice(0, possessive.index);
    const between = text.slice(previousEnd, match.index);
    const upper = startsUpper(word);
    const token: LatinToken = {
      start: match.index,
      end: match.index + word.length,
      folded: foldText(word),
      capital: upper && !titleCase && !beginsSentence(text, match.index),
      upper,
      joined: match.index > 0 && /^(?:[ \t]|-|–|\. ?|["“”' ]{1,3})$/u.test(between),
    };
    previousEnd = token.end;
    return token;
  });
}

/** Whether nothing but spaces stands between the index and the end of a sentence, the beginning of a line or of the text. */
function beginsSentence(text: string, index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const before = text[at] ?? '';
    if (before === '\n') return true;
    if (!SPACE.test(before)) return SENTENCE_END.test(before);
  }
  return true;
}

const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word);
