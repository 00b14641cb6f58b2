import { foldText } from '../names/fold-text.js';
import { toEnglishLocation } from './location-match.js';

/** An event as someone wrote it. */
export interface AskedEvent {
  /** `UFC300`, `ufc 300 대회` → `ufc 300`. */
  folded: string;
  /** Its number, where it has the short form of a numbered event. */
  number: number | null;
  /** The short form that a longer text begins with: `ufc 246` of `UFC 246 Las Vegas`. */
  shortForm: string | null;
  /** The place that is left when `UFC`, `Fight Night` and a year are taken away; empty where nothing is. */
  location: string;
  year: number | null;
  /** The words that tell events apart, without `vs` and the like. */
  words: string[];
  /** All words but those that join others: `ufc`, `fight` and `night` too. */
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
