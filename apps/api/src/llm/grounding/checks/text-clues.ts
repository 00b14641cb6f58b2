import { featuresOfWord } from '../vocabulary/features.js';

export const AFFECTED =
  /(?:beat|beats|beating|defeated|defeating|over|against|submitted|outpointed|stopped|knocked out|finished|vs\.?|lost to|losing to|to|from|faced|facing|fought|edged|caught|hurt|hit|met|knocked down|took|[a-z]{3,}ed|than|as|(?<!followed )by|with|of|and|&)\s(?:(?:the|then|former|champion|challenger|title-holder|veteran|and)\s){0,3}["“*]{0,2}$/iu;
export const AFFECTED_KOREAN =
  /^(?:\([^)]{0,60}\))?["”*]{0,2}\s?(?:를|을|에게|한테|와|과|랑|이랑|보다|상대로|전(?=[에은을의 ])|선수를|선수에게|상대)/u;
export const OWNER_AFTER =
  /^[^,.;|\n\d]{0,14}?(?:의|\sfor|\sby|\sof|\sgo(?:es)? to|\sbelongs? to)\s["*]{0,2}$/u;
/** A figure of the fighter with whom the named one is compared. */
export const OF_THOSE = /(?:그중|그 중|이 중|이중|가운데)\s?$/u;
export const OPPOSED = /(?:against|than|to|versus|vs\.?|compared (?:with|to))\s$/iu;
export const SHARED =
  /\b(?:both(?! (?:times|of|bouts|fights|contests|losses|wins|defeats))|each|respectively|combined|together|between them)\b|각각|둘 다|모두 합|합쳐|두 선수/iu;

const RESULTS = /[\p{L}]+/gu;
/** Longer texts are read from here on. */
const LONGEST_BEFORE = 400;

/** The result of which a text speaks last. */
export function lastResult(text: string): 'win' | 'loss' | null {
  let result: 'win' | 'loss' | null = null;
  for (const word of text.slice(-LONGEST_BEFORE).match(RESULTS) ?? []) {
    const features = featuresOfWord(word);
    if (features.includes('win')) result = 'win';
    else if (features.includes('loss')) result = 'loss';
  }
  return result;
}
