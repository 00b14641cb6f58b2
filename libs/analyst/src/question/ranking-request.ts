import { parseRankingList, type RankingList, type WeightClass } from '@app/mma/domain';
import { type MaskedText, says } from './masked-text.js';

export interface RankingRequest {
  /** Null means all lists. */
  list: RankingList | null;
  /** 0 is the champion; null if no rank is given. */
  rank: number | null;
}

const RANKINGS = {
  english: /\brank(?:ed|ings?|s)?\b|\bpound[- ]for[- ]pound\b|\bp4p\b|\bcontenders?\b/,
  korean: /랭킹|랭크|랭커|순위|파운드포파운드|p4p|컨텐더/,
};
const POUND_FOR_POUND = { english: /\bpound[- ]for[- ]pound\b|\bp4p\b/, korean: /파운드포파운드|p4p/ };
const WOMEN = { english: /\bwom[ae]n'?s?\b|\bfemale\b/, korean: /여성|여자/ };
const CHAMPION = { english: /\bchamp(?:ion)?s?\b/, korean: /챔피언|챔프|챔피온/ };
const RANK =
  /(?:#|\bno\.? ?|\bnumber |\brank(?:ed)? (?:at |as )?(?:#|number |no\.? ?)?)(\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)\b|\b(number one|first|top[- ]ranked)\b/;
const KOREAN_RANK = /(\d{1,2})위|(일위|첫번째)/;

/** Null if the text does not ask for the official rankings. */
export function parseRanking(text: MaskedText, weightClasses: readonly WeightClass[]): RankingRequest | null {
  if (!says(text, RANKINGS.english, RANKINGS.korean)) return null;
  const women = says(text, WOMEN.english, WOMEN.korean) ? 'women_' : '';
  const list = says(text, POUND_FOR_POUND.english, POUND_FOR_POUND.korean)
    ? parseRankingList(`${women}pound_for_pound`)
    : parseRankingList(weightClasses[0] ?? '');
  return { list, rank: parseRank(text) };
}

function parseRank(text: MaskedText): number | null {
  const match = RANK.exec(text.spaced) ?? KOREAN_RANK.exec(text.compact);
  const digits = match?.slice(1).find((part) => part !== undefined);
  if (digits !== undefined) return /^\d/.test(digits) ? Number(digits) : 1;
  return says(text, CHAMPION.english, CHAMPION.korean) ? 0 : null;
}
