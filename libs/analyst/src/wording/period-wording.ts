import { formatMonth } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { Period } from '../question/period.js';

/** `in 2021`, `since 2020`, `from 2015 to 2018`, `in February 2013`. */
export function periodText({ from, to }: Period, language: Language): string {
  const first = from?.slice(0, 4);
  const last = to?.slice(0, 4);
  if (from !== null && to !== null && from.slice(0, 7) === to.slice(0, 7)) {
    return language === 'ko' ? formatMonth(from, language) : `in ${formatMonth(from, language)}`;
  }
  if (first === undefined && last === undefined) return '';
  if (first === undefined) return language === 'ko' ? `${last}년까지` : `until ${last}`;
  if (last === undefined) return language === 'ko' ? `${first}년 이후` : `since ${first}`;
  if (first === last) return language === 'ko' ? `${first}년` : `in ${first}`;
  return language === 'ko' ? `${first}~${last}년` : `from ${first} to ${last}`;
}
