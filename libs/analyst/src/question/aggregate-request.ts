import type { MethodGroup, WeightClass } from '@app/mma/domain';
import { type MaskedText, says } from './masked-text.js';
import { numberOf } from './numbers.js';
import type { Period } from './period.js';
import { type Location, parseLocation } from './location.js';

export type AggregateMeasure =
  'events' | 'bouts' | 'finishes' | 'finish_rate' | 'method' | 'method_share' | 'duration';
export type AggregateGrouping =
  'year' | 'weight_class' | 'method_group' | 'country' | 'city' | 'referee' | 'round';

/** A figure over all bouts or events, or the group with the most or least of it. */
export interface AggregateRequest {
  measure: AggregateMeasure;
  method: MethodGroup | null;
  /** The groups to compare; null for one figure. */
  group: AggregateGrouping | null;
  order: 'most' | 'least';
  location: Location | null;
  round: number | null;
  titleOnly: boolean;
  /** Whether the text is clearly about all of the UFC, whatever the conversation was about. */
  standsAlone: boolean;
}

type Pattern = { english: RegExp; korean: RegExp };

const EVENTS: Pattern = {
  english: /\b(?:events?|cards?|fight nights?|ppvs?)\b(?! of the)/,
  korean: /대회|이벤트|카드/,
};
const BOUTS: Pattern = { english: /\b(?:fights?|bouts?|match(?:es)?)\b/, korean: /경기|시합|타이틀전/ };
const COUNT: Pattern = {
  english: /\bhow many\b|\bnumber of\b|\bhow often\b|\btotal\b|\bcount\b/,
  korean:
    /(?:경기|대회|이벤트|시합|횟)수|몇(?:경기|번|개|회|대회|차례|건|시합)|횟수|(?:경기|대회|시합)(?:는|가|은|이)?(?:총|모두|전부)?(?:몇|얼마)/,
};
const SHARE: Pattern = {
  english: /\b(?:share|percentage|percent|proportion|rate|fraction)\b|%/,
  korean: /비율|퍼센트|%|(?:피니시|피니쉬|판정|ko|tko|서브미션|실격)율|확률/,
};
const AVERAGE: Pattern = { english: /\b(?:average|mean|typical(?:ly)?|on average)\b/, korean: /평균/ };
const LENGTH: Pattern = {
  english: /\b(?:lengths?|long|duration|time|last(?:s|ed)?|minutes)\b/,
  korean: /시간|길이|몇분|소요/,
};
const FINISH: Pattern = { english: /\bfinish(?:es|ed|ing)?\b|\bstoppages?\b/, korean: /피니시|피니쉬/ };
const TITLE: Pattern = {
  english: /\b(?:title|championship) (?:fights?|bouts?|match(?:es)?)\b/,
  korean: /타이틀(?:전|매치|경기)|챔피언전/,
};
const MOST: Pattern = {
  english: /\b(?:most|highest|largest|biggest|longest|top)\b/,
  korean: /가장|제일|최다|최고|많은|많이|높은|긴/,
};
const LEAST: Pattern = {
  english: /\b(?:fewest|least|lowest|smallest|shortest)\b/,
  korean: /(?:가장|제일)(?:적|낮|짧)|최소|최저/,
};
/** Groups side by side. Without this or a superlative, "which referee?" is about the previous bout. */
const EACH: Pattern = { english: /\b(?:per|by|each|every)\b/, korean: /별/ };
const GROUPS: readonly (Pattern & { group: AggregateGrouping })[] = [
  {
    group: 'year',
    english: /\b(?:which|what) years?\b|\b(?:per|by|each) year\b/,
    korean:
      /(?:어느|무슨|어떤)(?:해|연도|년도)|몇년도?에|연도별|(?:많은|많이|높은|적은|열린)(?:해|연도)(?:는|가|$|\?)/,
  },
  {
    group: 'country',
    english: /\b(?:which|what) countr(?:y|ies)\b|\b(?:per|by) country\b/,
    korean: /(?:어느|무슨|어떤)나라|나라(?:는|가|별|$|\?)|국가별/,
  },
  {
    group: 'city',
    english: /\b(?:which|what) cit(?:y|ies)\b|\b(?:per|by) city\b/,
    korean: /(?:어느|무슨|어떤)도시|도시(?:는|가|별|$|\?)/,
  },
  {
    group: 'referee',
    english:
      /\b(?:which|what|who) (?:ref(?:eree)?s?)\b|\bref(?:eree)?\b.{0,40}\bmost\b|\bmost\b.{0,40}\brefe?r?e?e?(?:s|d)?\b/,
    korean: /심판|주심/,
  },
  {
    group: 'weight_class',
    english:
      /\b(?:which|what) (?:division|weight[- ]?class)(?:es)?\b|\b(?:per|by) (?:division|weight[- ]?class)\b/,
    korean: /(?:어느|무슨|어떤)체급|체급(?:은|이|별|$|\?)/,
  },
];
/** Filters that the tool lacks; the figure without them would be wrong. */
const UNSUPPORTED: Pattern = {
  english:
    /\b(?:months?|weekday|states?|fighters?|women'?s?|female|men'?s|male|judges?|knockdowns?|take ?downs?|strikes?|heights?|reach|ages?|aged|old|wins?|won|loss(?:es)?|lost|records?|main events?|split|unanimous|majority|doctor|draws?|no contests?|debuts?|streaks?|bonus(?:es)?|attendance|interim|tournaments?|rear|guillotine|armbar|triangle|chokes?|this|past|previous|recent(?:ly)?|last (?:year|month|week|\d+|few|two|three|five|ten)|korean|brazilian|russian|american|british|english|irish|japanese|chinese|mexican|australian)\b/,
  korean:
    /월별|요일|선수|파이터|여성부|여자|남자|저지|넉다운|테이크다운|유효타|타격|신장|리치|나이|승률|승리|연승|연패|전적|메인|스플릿|만장일치|무승부|무효|데뷔|보너스|관중|잠정|토너먼트|초크|암바|올해|작년|지난|최근|금년|이번|(?:한국|미국|일본|브라질|중국|러시아)인/,
};
const ROUND: Pattern = {
  english:
    /\b(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)[- ]round\b|\bround (?:number )?([1-5]|one|two|three|four|five)\b/,
  korean: /([1-5])(?:라운드|r)(?!짜리)/,
};
const PRONOUN = /\b(?:he|his|him|she|her|hers|they|their|them)\b/;

const has = (text: MaskedText, { english, korean }: Pattern): boolean => says(text, english, korean);

/** The aggregate that a text asks for; null if none, or if it is unsupported. */
export function parseAggregate(
  text: MaskedText,
  about: {
    method: MethodGroup | null;
    weightClasses: readonly WeightClass[];
    period: Period | null;
    unknownName: string | null;
    /** As typed: the location may be part of an event's name. */
    text: string;
  },
): AggregateRequest | null {
  if (has(text, UNSUPPORTED) || PRONOUN.test(text.spaced)) return null;
  const round = parseRound(text);
  const location = parseLocation(about.text);
  const group = GROUPS.find((each) => has(text, each))?.group ?? null;
  const extreme = has(text, MOST) || has(text, LEAST);
  if (group !== null && !extreme && !has(text, EACH)) return null;
  const measure = parseMeasure(text, about.method, group !== null);
  if (measure === null || (extreme && group === null) || (group !== null && round !== null)) return null;
  if ((location !== null && (group !== null || round !== null)) || about.weightClasses.length > 1)
    return null;
  if (isElsewhere(about.unknownName, location)) return null;
  const method = measure === 'method' || measure === 'method_share' ? about.method : null;
  // The tool counts these only as groups.
  if ((method === 'dq' || method === 'other') && (location !== null || group !== null || round !== null))
    return null;
  const titleOnly = has(text, TITLE);
  const saysUfc = /\bufc\b|유에프씨|ufc/.test(text.spaced);
  const standsAlone =
    saysUfc || location !== null || group !== null || measure === 'events' || measure === 'duration';
  const isOfTheSport =
    standsAlone || about.period !== null || about.weightClasses.length > 0 || titleOnly || method !== null;
  if (!isOfTheSport) return null;
  return {
    measure,
    method,
    group,
    order: has(text, LEAST) ? 'least' : 'most',
    location,
    round,
    titleOnly,
    standsAlone,
  };
}

function parseMeasure(
  text: MaskedText,
  method: MethodGroup | null,
  grouped: boolean,
): AggregateMeasure | null {
  if (has(text, AVERAGE) || (grouped && /\blongest\b|긴경기/.test(text.spaced))) {
    return has(text, LENGTH) && (has(text, BOUTS) || has(text, AVERAGE)) ? 'duration' : null;
  }
  if (has(text, SHARE)) return method !== null ? 'method_share' : has(text, FINISH) ? 'finish_rate' : null;
  if (!grouped && !has(text, COUNT)) return null;
  if (method !== null) return 'method';
  if (has(text, FINISH)) return 'finishes';
  if (has(text, EVENTS)) return 'events';
  if (has(text, BOUTS) || (grouped && /referee|심판|주심/.test(text.spaced))) return 'bouts';
  return null;
}

function parseRound(text: MaskedText): number | null {
  const match = ROUND.english.exec(text.spaced) ?? ROUND.korean.exec(text.compact);
  const word = match?.slice(1).find((part) => part !== undefined);
  return word === undefined ? null : numberOf(word);
}

/** Whether the text has an unknown name: the figure over all data is not what it asks for. */
function isElsewhere(unknownName: string | null, location: Location | null): boolean {
  if (unknownName === null) return false;
  if (location !== null) return false;
  return /^\p{Lu}/u.test(unknownName) || /에서|가본|나라/.test(unknownName);
}
