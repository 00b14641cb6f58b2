import { foldText } from '../names/fold-text.js';
import { toEnglishLocation } from './location-match.js';

/** A parsed event name. */
export interface AskedEvent {
  /** `UFC300`, `ufc 300 대회` → `ufc 300`. */
  folded: string;
  /** The number of a numbered event's short form. */
  number: number | null;
  /** The leading short form of a longer text: `ufc 246` of `UFC 246 Las Vegas`. */
  shortForm: string | null;
  /** The rest without `UFC`, `Fight Night` and the year, in English; may be empty. */
  location: string;
  year: number | null;
  /** Distinguishing words, without `ufc`, `fight`, `night`, `vs` and the like. */
  words: string[];
  /** All words except `vs` and the like. */
  everyWord: string[];
}

const JOINTS = ['vs', 'v', 'versus', 'the', 'event', 'events', 'card', 'on', 'in', 'at', 'of', 'and'];
const FILLERS = new Set([...JOINTS, 'ufc', 'fight', 'night']);
const JOINING = new Set(JOINTS);

export function parseAskedEvent(text: string): AskedEvent {
  const folded = foldText(text)
    .replace(/\bufc ?(\d+)(?!\d)/, 'ufc $1')
    .replace(/ ?(?:대회|이벤트|에서)$/, '')
    .replace(/^(\d{1,3})$/, 'ufc $1');
  const [, number] = /^ufc (\d{1,4})$/.exec(folded) ?? [];
  const [shortForm] = /^ufc \d{1,4}\b/.exec(folded) ?? [];
  const [year] = /\b(?:19|20)\d{2}\b/.exec(folded) ?? [];
  const words = folded.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  const location = words.filter((word) => word !== year).join(' ');
  return {
    folded,
    number: number === undefined ? null : Number(number),
    shortForm: shortForm ?? null,
    location: toEnglishLocation(location),
    year: year === undefined ? null : Number(year),
    words,
    everyWord: folded.split(' ').filter((word) => word !== '' && !JOINING.has(word)),
  };
}
