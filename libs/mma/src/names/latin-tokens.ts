import { foldText } from './fold-text.js';

/** A Latin or numeric word with its position. */
export interface LatinToken {
  start: number;
  end: number;
  /** Folded, without possessive `'s`. */
  folded: string;
  /** Capitalised in mid-sentence, unless the text is in title case. */
  capital: boolean;
  /** Capitalised. */
  upper: boolean;
  /** Followed by `'s`. */
  possessive: boolean;
  /** Separated from the previous word by a space, hyphen or dot only. */
  joined: boolean;
}

const WORD =
  /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}]*(?:[.'’‘`´](?=[\p{Script=Latin}\p{N}])[\p{Script=Latin}\p{M}\p{N}]+)*/gu;
const POSSESSIVE = /['’‘`´]s$/iu;
const SPACE = /\s/u;
const SENTENCE_END = /[.?!:;"“”(…]/u;
/** Above this share of capitalised words the text is in title case. */
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
      possessive: possessive !== null,
      joined: match.index > 0 && /^(?:[ \t]|-|–|\. ?|["“”' ]{1,3})$/u.test(between),
    };
    previousEnd = token.end;
    return token;
  });
}

/** Whether only spaces separate the index from the end of a sentence or the beginning of a line. */
function beginsSentence(text: string, index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const before = text[at] ?? '';
    if (before === '\n') return true;
    if (!SPACE.test(before)) return SENTENCE_END.test(before);
  }
  return true;
}

const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word);
