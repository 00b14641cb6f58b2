import type { Language } from '@app/analyst';
import { checkClaims } from '../grounding/check-claims.js';
import type { Facts } from '../grounding/facts/facts.js';

const IN_PLACE: Record<Language, string> = { ko: '[미확인]', en: '[unverified]' };

/** Replaces what the facts do not support in the part of an answer that was not shown yet. */
export function withholdUnverified(shown: string, held: string, facts: Facts, language: Language): string {
  const { unverified } = checkClaims(shown + held, facts);
  let text = held;
  // From the end, so that offsets stay true.
  for (const { text: claim, offset } of unverified.toReversed()) {
    const at = offset - shown.length;
    if (at >= 0) text = text.slice(0, at) + IN_PLACE[language] + text.slice(at + claim.length);
  }
  return text;
}
