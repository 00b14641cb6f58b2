import { matchAt, readNumberWord } from '../vocabulary/numerals.js';
import type { ClaimReader } from './scan-figures.js';

const BEFORE = /round[ -](?:(\d{1,2})(?!\d)|(?=[a-z]))/iy;
const SHORT = /r(\d)(?!\d)/iy;
const AFTER =
  /(\d{1,2})(?:\s?라운드(?!\s?(?:동안|경기|짜리|내내|모두))|R(?![a-z])|(?:st|nd|rd|th)[ -]round(?!s)|-round(?!s|er))/y;
const ROUND_WORD = /[ -]round(?!s)/iy;
/** `five-round` */
const ADJECTIVE = /-round(?!s|er)/iy;
const KOREAN_WORD = /\s?라운드/y;

/** The round in which a bout ended: `round one`, `R1`, `1라운드`, `second-round`, `3R`. */
export const readRound: ClaimReader = (text, offset) => {
  const claim = (length: number, value: number): ReturnType<ClaimReader> => ({
    kind: 'round',
    text: text.slice(offset, offset + length),
    offset,
    value,
  });
  const before = matchAt(BEFORE, text, offset);
  if (before?.[1] !== undefined) return claim(before[0].length, Number(before[1]));
  if (before !== null) {
    const word = readNumberWord(text, offset + before[0].length);
    return word === null || word.isOrdinal ? null : claim(before[0].length + word.length, word.value);
  }
  const short = matchAt(SHORT, text, offset);
  if (short !== null) return claim(short[0].length, Number(short[1]));
  const after = matchAt(AFTER, text, offset);
  if (after !== null) return claim(after[0].length, Number(after[1]));
  const word = readNumberWord(text, offset);
  if (word === null) return null;
  const end = offset + word.length;
  const noun = word.isOrdinal
    ? matchAt(ROUND_WORD, text, end)
    : (matchAt(KOREAN_WORD, text, end) ?? matchAt(ADJECTIVE, text, end));
  return noun === null ? null : claim(word.length + noun[0].length, word.value);
};
