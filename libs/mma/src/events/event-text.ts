import { foldText } from '../names/fold-text.js';

/** Folded Korean names of places where the UFC has been. */
const KOREAN_PLACES: Readonly<Record<string, string>> = {
  부산: 'busan',
  서울: 'seoul',
  한국: 'south korea',
  대한민국: 'south korea',
  일본: 'japan',
  도쿄: 'tokyo',
  사이타마: 'saitama',
  중국: 'china',
  상하이: 'shanghai',
  베이징: 'beijing',
  선전: 'shenzhen',
  마카오: 'macau',
  싱가포르: 'singapore',
  런던: 'london',
  파리: 'paris',
  더블린: 'dublin',
  아부다비: 'abu dhabi',
  라스베이거스: 'las vegas',
  라스베가스: 'las vegas',
  뉴욕: 'new york city',
  시드니: 'sydney',
  멜버른: 'melbourne',
  퍼스: 'perth',
  리우데자네이루: 'rio de janeiro',
  상파울루: 'sao paulo',
  토론토: 'toronto',
  몬트리올: 'montreal',
};

/** An event as someone wrote it. */
export interface AskedEvent {
  /** `UFC300`, `ufc 300 대회` → `ufc 300`. */
  folded: string;
  /** Its number, where it has the short form of a numbered event. */
  number: number | null;
  /** The short form that a longer text begins with: `ufc 246` of `UFC 246 Las Vegas`. */
  shortForm: string | null;
  /** The place that is left when `UFC`, `Fight Night` and a year are taken away; empty where nothing is. */
  place: string;
  year: number | null;
  /** The words that tell events apart, without `vs` and the like. */
  words: string[];
}

const FILLERS = new Set([
  'ufc',
  'vs',
  'v',
  'versus',
  'the',
  'event',
  'fight',
  'night',
  'card',
  'on',
  'in',
  'at',
  'of',
]);

export function parseAskedEvent(text: string): AskedEvent {
  const folded = foldText(text)
    .replace(/\bufc ?(\d+)(?!\d)/, 'ufc $1')
    .replace(/ ?(?:대회|이벤트|에서)$/, '')
    .replace(/^(\d{1,3})$/, 'ufc $1');
  const [, number] = /^ufc (\d{1,4})$/.exec(folded) ?? [];
  const [shortForm] = /^ufc \d{1,4}\b/.exec(folded) ?? [];
  const [year] = /\b(?:19|20)\d{2}\b/.exec(folded) ?? [];
  const words = folded.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  const place = words.filter((word) => word !== year).join(' ');
  return {
    folded,
    number: number === undefined ? null : Number(number),
    shortForm: shortForm ?? null,
    place: KOREAN_PLACES[place] ?? place,
    year: year === undefined ? null : Number(year),
    words,
  };
}
