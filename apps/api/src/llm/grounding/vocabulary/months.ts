/** English month names and their usual short forms; Korean months are numbers (`5월`). */
const MONTHS = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
];

/** Alternatives for a regular expression, without a group. */
export const MONTH_WORDS = MONTHS.join('|');

const numbers = new Map(
  MONTHS.flatMap((words, index) => words.split('|').map((word) => [word, index + 1] as const)),
);

/** 1 to 12, 0 for another word. */
export const monthNumber = (word: string): number => numbers.get(word.toLowerCase()) ?? 0;
