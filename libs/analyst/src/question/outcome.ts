import type { BoutResult } from '@app/mma/domain';
import { type MaskedText, FIGHTER, anyOf, says } from './masked-text.js';
import { ENGLISH_ORDINAL, KOREAN_ORDINAL } from './numbers.js';

// A placeholder is not a word character, so `\b` does not match beside it.
const WHO = `(?:${FIGHTER}|\\b(?:he|she|they)\\b)`;
const WHOM = `(?:${FIGHTER}|\\b(?:him|her|them)\\b)`;
const WHICH = `\\b(?:last|latest|most recent|previous|${ENGLISH_ORDINAL}|only|biggest)`;
const KIND = '(?:(?:ufc|octagon|career|title|t?ko|knockout|submission|decision|fight|bout) ){0,2}';
const BEAT =
  "(?:beat(?:en)?|defeat(?:ed)?|finish(?:ed)?|stop(?:ped)?|submit(?:ted)?|knock(?:ed)? out|t?ko'?e?d?)\\b";
const ANYONE =
  '(?:first|only|who|anyone|anybody|person|man|woman|guy|people|fighters?|everyone|somebody|one|last)';

/** "How did he win his last fight?" selects the last bout, not the last win. */
const NOT_A_NAMED_BOUT =
  '(?!.{0,20}\\b(?:last|latest|most recent|first|debut|previous|final|\\d+(?:st|nd|rd|th))\\b(?: \\w+)? ?(?:fight|bout|match|debut|$))';

const KOREAN_WHICH = `(?:마지막|최근|직전|가장최근|첫|처음|유일한|${KOREAN_ORDINAL})(?:으로|에)?`;
const KOREAN_KIND = '(?:(?:ufc|타이틀전|t?ko|케이오|서브미션|판정|피니시)(?:에서|으로|로)?)*';

const LOSS = {
  english: anyOf(
    `${WHICH} ${KIND}(?:loss(?:es)?|defeats?)\\b`,
    `\\blast (?:time )?${WHO} (?:was |got )?(?:lost|beaten|knocked|submitted|finished|stopped)\\b`,
    `\\b(?:fight|bout|match|one|time) (?:that )?${WHO} lost\\b`,
    `\\b${ANYONE} (?:(?:that|who|to|all|ever|has|have|had|did) )*${BEAT} ${WHOM}`,
    `${WHO} (?:ever )?(?:lost|lose) to\\b`,
    `${WHO} (?:ever |last )?(?:lost|lose|losing) against\\b`,
    `\\b(?:losses|defeats) of ${FIGHTER}|${FIGHTER}(?:'s?)? (?:ufc )?(?:losses|defeats)\\b|\\b(?:all|list|every|his|her|their) (?:ufc )?(?:losses|defeats)\\b`,
    '\\bany (?:ufc )?(?:losses|defeats)\\b',
    `\\b(?:did|has|have|had) ${WHO} (?:ever )?(?:lose|lost|been (?:beaten|finished|submitted|knocked|stopped))\\b${NOT_A_NAMED_BOUT}`,
    `\\b(?:when|where|how|why|who) did ${WHO} (?:last |first |ever )?lose\\b${NOT_A_NAMED_BOUT}`,
  ),
  korean: anyOf(
    `${KOREAN_WHICH}${KOREAN_KIND}(?:패배|패한|패(?!턴)|졌|진(?:경기|적|상대|게|건|시합|선수|사람|거)?)`,
    '(?:누구|누가)(?:한테|에게|테)(?:만)?(?:졌|진|패|지)',
    '(?:졌던|진|패한|패배한)(?:경기|시합|상대|선수|적|사람|거)',
    `${FIGHTER}(?:을|를)?(?:이긴|꺾은|잡은|ko시킨|쓰러뜨린|이겼던)(?:선수|사람|파이터|상대|적|게|건|거|$)`,
    `${FIGHTER}(?:을|를)(?:${KOREAN_WHICH})?${KOREAN_KIND}(?:이긴|꺾은|잡은|시킨|쓰러뜨린|이겼던)(?:선수|사람|파이터|상대|적|게|건|거|누구|$)`,
    `(?:누가|누구가)${FIGHTER}(?:을|를)?(?:이겼|이긴|꺾)`,
    `${FIGHTER}(?:한테|에게)이긴`,
    '패배(?:목록|상대|경기|한)',
  ),
};
const WIN = {
  english: anyOf(
    `${WHICH} ${KIND}(?:wins?|victor(?:y|ies))\\b`,
    `\\blast (?:time )?${WHO} (?:won|win|beat)\\b`,
    `\\b(?:fight|bout|match|one|time) (?:that )?${WHO} won\\b`,
    `\\b(?:who|whom|people|fighters|everyone|opponents?|person|man|woman) (?:(?:that|did|has|have|all) )*${WHO} (?:(?:ever|last|most recently) )*${BEAT}`,
    `\\b(?:when|where|how) did ${WHO} (?:last |first )?win\\b${NOT_A_NAMED_BOUT}`,
    `${FIGHTER}(?:'s?)? (?:ufc )?(?:wins|victories)\\b`,
    `\\b(?:all|list|every|his|her|their) (?:ufc )?(?:wins|victories)\\b`,
  ),
  korean: anyOf(
    `${KOREAN_WHICH}${KOREAN_KIND}(?:승리|승(?!부|률|자)|이긴|이겼|꺾은)`,
    '누구(?:를|한테|에게|을)?(?:이겼|꺾|이긴|잡았|ko시켰)',
    `${FIGHTER}(?:이|가|은|는)(?:(?:t?ko|케이오|서브미션|판정|피니시)(?:으로|로|승)?)?(?:이긴|꺾은|잡은|ko시킨|피니시한)(?:선수|상대|사람|경기|시합|파이터|적)`,
    '승리(?:목록|경기)',
  ),
};
const NO_CONTEST = { english: /\bno[- ]contests?\b/, korean: /무효|노콘테스트|노컨테스트/ };
const DRAW = {
  english: /\b(?:last|only|first) draw\b|\bdraws\b/,
  korean: /(?:마지막|첫|유일한)무승부|무승부경기/,
};

/** The result by which the question selects a fighter's bouts; null if it does not. */
export function parseOutcome(text: MaskedText): BoutResult | null {
  if (says(text, LOSS.english, LOSS.korean)) return 'loss';
  if (says(text, WIN.english, WIN.korean)) return 'win';
  if (says(text, NO_CONTEST.english, NO_CONTEST.korean)) return 'no_contest';
  if (says(text, DRAW.english, DRAW.korean)) return 'draw';
  return null;
}
