const WORDS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  첫: 1,
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
};

export const ENGLISH_ORDINAL =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th))';
export const ENGLISH_COUNT = '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})';
export const KOREAN_COUNT = '(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|\\d{1,2})';
export const KOREAN_ORDINAL = '(?:첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열|\\d{1,2})번째';

/** The value of a number in digits or words (`3rd`, `third`, `세 번째`); null if it is none. */
export function numberOf(word: string): number | null {
  const digits = /\d+/.exec(word)?.[0];
  if (digits !== undefined) return Number(digits);
  return WORDS[word] ?? WORDS[word.replace(/번째$/, '')] ?? null;
}
