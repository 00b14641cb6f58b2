import { ENGLISH_COUNT, ENGLISH_ORDINAL, KOREAN_COUNT, KOREAN_ORDINAL, numberOf } from './numbers.js';
import { type MaskedText, FIGHTER, says } from './masked-text.js';

/** A range of a fighter's bouts; index 0 is the first in `order`. */
export interface BoutPosition {
  order: 'newest' | 'oldest';
  index: number;
  count: number;
}

const NOUN =
  '(?:fights?|bouts?|match(?:es)?|opponents?|contests?|wins?|victor(?:y|ies)|loss(?:es)?|defeats?|appearances?|outings?|times?|(?:t?kos?|knockouts?|submissions?|decisions?)\\b)';
const ADJECTIVES =
  '(?:(?:ever|ufc|octagon|career|pro|official|title|championship|main event|t?ko|knockout|submission|decision) ){0,3}';
const KOREAN_NOUN = '(?:ufc)?(?:타이틀)?(?:경기|시합|상대|대결|매치|승리|승|패배|패|전(?!적)|싸움|출전)';

const BEFORE_LAST = {
  english: new RegExp(
    `\\b(?:right|just|immediately|directly)? ?(?:before|prior to) (?:that )?(?:his|her|their|the|${FIGHTER}(?:'?s)?) ?(?:very )?(?:last|latest|most recent|recent|newest)\\b|\\bsecond[- ](?:to[- ]|from[- ])?(?:the[- ])?last\\b|\\bsecond (?:most recent|latest)\\b|\\bpenultimate\\b|\\b(?:one|fight|bout|match) before (?:the )?last\\b|\\blast but one\\b|\\bnext to last\\b|\\bbefore (?:his|her|the) last\\b`,
  ),
  korean:
    /(?:마지막|최근|직전)(?:ufc)?(?:경기|시합|대결|매치|상대)?(?:의)?(?:바로|하나)*(?:직전|이전|전(?!적|체|부|반|설|성|투|에는?누구랑|에도))|끝에서두번째|마지막에서두번째|전전(?:경기|시합)|(?:두|2)번째로최근/,
};
const LAST_FEW = {
  english: new RegExp(
    `\\b(?:last|latest|past|previous|most recent|recent) (${ENGLISH_COUNT}) ${ADJECTIVES}${NOUN}`,
  ),
  korean: new RegExp(
    `(?:최근|마지막|지난|직전)(?:ufc)?(${KOREAN_COUNT})(?:경기|시합|개|전(?!적)|게임|번|차례)`,
  ),
};
const FIRST_FEW = {
  english: new RegExp(`\\bfirst (${ENGLISH_COUNT}) ${ADJECTIVES}${NOUN}`),
  korean: new RegExp(`(?:첫|처음|초반)(${KOREAN_COUNT})(?:경기|시합|개|전(?!적)|번)`),
};
const NTH = {
  english: new RegExp(
    `\\b(${ENGLISH_ORDINAL}) (?:ever )?${ADJECTIVES}${NOUN}|\\bfight (?:number|no\\.?|#) ?(\\d{1,2})`,
  ),
  korean: new RegExp(
    `(${KOREAN_ORDINAL})(?:으?로)?(?:의)?${KOREAN_NOUN}|(${KOREAN_ORDINAL})로?(?:싸운|붙은|이긴|진|상대한|만난)`,
  ),
};
const DEBUT = {
  english: new RegExp(
    `\\bdebut(?:ed|s|ing)?\\b|\\bfirst (?:ever )?${ADJECTIVES}${NOUN}|\\bfirst (?:ever )?(?:fight|fought|face|faced|win|won|lose|lost)\\b|\\bvery first\\b|\\bfirst (?:(?:person|man|woman|fighter|one|guy) )?(?:that |who )?${FIGHTER} (?:ever )?(?:beat|lost|fought|faced|finished|stopped|submitted|knocked)|\\bfirst (?:(?:person|man|woman|fighter|one|guy) )?(?:(?:ever|that|who|to|has|have) )*(?:beat|defeat|finish|stop|submit|knock|hand)`,
  ),
  korean: new RegExp(
    `데뷔|첫(?:번째)?${KOREAN_NOUN}|첫(?:경기|시합|상대|승|패|무대)|처음(?:으로)?(?:(?:t?ko|서브미션|판정|피니시)(?:으로|로)?)?(?:싸|붙|시킨|꺾|이긴|이겼|진|졌|상대|경기|출전)`,
  ),
};
const LAST = {
  english:
    /\b(?:last|latest|most recent(?:ly)?|recent(?:ly)?|newest|final|previous|retirement (?:fight|bout))\b(?! (?:name|stylebender))/,
  korean: /마지막|최근|최신|직전|저번|지난(?:경기|시합|번)|은퇴(?:전(?!적)|경기|시합|매치)|가장나중/,
};
/** "How long did it last?" asks for a duration, not for the last bout. */
const LASTED = /\bhow long\b.{0,60}\blast(?:ed)?\b|\bdid (?:it|that|this|the \w+) last\b/;
const ONE_EARLIER = {
  english: /\bbefore (?:that|this|it|him|her|then)\b|\bthe (?:one|fight|bout) before\b|\bprevious one\b/,
  korean: /그(?:바로)?(?:이?전)(?:경기|시합|상대|에는|엔|에|은|는)?(?:$|[?!은는에경시상누])|그직전|그이전/,
};

/** The bout or bouts that the text selects by position; null if none. */
export function parsePosition(text: MaskedText): BoutPosition | null {
  if (says(text, BEFORE_LAST.english, BEFORE_LAST.korean)) return { order: 'newest', index: 1, count: 1 };
  const few = countIn(text, LAST_FEW);
  if (few !== null) return { order: 'newest', index: 0, count: few };
  const firstFew = countIn(text, FIRST_FEW);
  if (firstFew !== null) return { order: 'oldest', index: 0, count: firstFew };
  const nth = countIn(text, NTH);
  if (nth !== null) return { order: 'oldest', index: Math.max(nth - 1, 0), count: 1 };
  if (says(text, DEBUT.english, DEBUT.korean)) return { order: 'oldest', index: 0, count: 1 };
  const spaced = LASTED.test(text.spaced) ? '' : text.spaced;
  if (says({ ...text, spaced }, LAST.english, LAST.korean)) return { order: 'newest', index: 0, count: 1 };
  return null;
}

function countIn(text: MaskedText, patterns: { english: RegExp; korean: RegExp }): number | null {
  const match = patterns.english.exec(text.spaced) ?? patterns.korean.exec(text.compact);
  const word = match?.slice(1).find((group) => group !== undefined);
  return word === undefined ? null : numberOf(word);
}

/** Whether the text asks for the bout before the previous one of the conversation. */
export function asksOneEarlier(text: MaskedText): boolean {
  return says(text, ONE_EARLIER.english, ONE_EARLIER.korean);
}

const REMATCH = {
  english: /\brematch\b|\bsecond (?:fight|bout|meeting|time|encounter)\b/,
  korean: /재대결|리매치|2차전/,
};
const TRILOGY = { english: /\btrilogy (?:fight|bout|match)\b|\brubber match\b/, korean: /3차전|트릴로지/ };
const MEETING = {
  english: new RegExp(
    `\\b(${ENGLISH_ORDINAL}) (?:fight|bout|meeting|time|encounter|match|one)\\b|${FIGHTER} (\\d)\\b(?! ?(?:fights|times|rounds|-)|승|패)`,
  ),
  korean: new RegExp(`(\\d)차전|(${KOREAN_ORDINAL})(?:으?로)?(?:경기|시합|대결|맞대결|만남|매치|붙|싸)`),
};
const LAST_MEETING = { english: /\b(?:last|latest|most recent(?:ly)?)\b/, korean: /마지막|최근/ };

/** The meeting of two fighters that the text selects: 1 is the first, -1 the last; null if none. */
export function parseMeeting(text: MaskedText): number | null {
  if (says(text, TRILOGY.english, TRILOGY.korean)) return 3;
  if (says(text, REMATCH.english, REMATCH.korean)) return 2;
  const nth = countIn(text, MEETING);
  if (nth !== null && nth > 0) return nth;
  const spaced = LASTED.test(text.spaced) ? '' : text.spaced;
  return says({ ...text, spaced }, LAST_MEETING.english, LAST_MEETING.korean) ? -1 : null;
}
