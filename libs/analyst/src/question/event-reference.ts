import { CITY_SPELLINGS, cityOf, type BoutData } from '@app/mma/domain';
import type { Span } from './masked-text.js';

export interface EventReference {
  query: string;
  /** `300` of UFC 300. */
  number: number | null;
  /** The English name of the city that identifies the event. */
  city: string | null;
  span: Span;
}

const UFC = '(?:ufc|유에프씨|유앱씨)';
/** A number followed by a counter is not an event: "UFC 10승". */
const NOT_A_COUNT =
  '(?!(?:승(?!자|부|리)|연승|패(?!자)|연패|경기|번|명|위|년|월|전(?!체|부|경기)|개(?!최)|차|인(?!사)))';
const NUMBERED = new RegExp(
  `${UFC}\\s*#?\\s*(\\d{1,3}|(?!19|20)\\d{4})(?![\\d.]\\d|\\d)${NOT_A_COUNT}`,
  'giu',
);
const SUBTITLE = /^\s*:\s*[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2} vs?\.? [\p{L}'’.-]+(?: \d\b)?/iu;
const SERIES =
  /\b(?:noche ufc|(?:the )?ultimate fighter[^?!]{0,40}?finale|tuf ?\d{1,2} finale|ufc (?:fight night|on (?:espn|abc|fox|fx|fuel tv|versus)|live|freedom|fight for the troops)(?: \d{1,3})?)/giu;
const PAIR =
  /^\s*:?\s*((?:the )?[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,3}?) vs?\.? ((?:the )?[\p{L}'’.-]+)( \d\b)?/iu;
const CITY = CITY_SPELLINGS.map((name) => name.replace(/[.()]/g, '\\$&').replace(/ /g, '\\s?')).join('|');
const UFC_CITY = new RegExp(
  `${UFC}\\s*(${CITY})(?![\\p{Script=Latin}])(\\s*(?:\\d{1,2}|(?:19|20)\\d\\d)(?!\\d))?`,
  'giu',
);
const CITY_EVENT = new RegExp(
  `(${CITY})(?:\\s*(?:ufc\\s*)?(?:대회|이벤트|card\\b|event\\b|fight night)|에서\\s*열린)`,
  'giu',
);

/** The events that a text names: `UFC 300`, `UFC 부산`, `UFC Fight Night: Edgar vs. The Korean Zombie`. */
export function findEvents(text: string, mentions: readonly Span[]): EventReference[] {
  const found: EventReference[] = [
    ...numbered(text),
    ...series(text, mentions),
    ...cities(text, UFC_CITY),
    ...cities(text, CITY_EVENT),
  ];
  return found
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter((event, index, all) => all.slice(0, index).every((other) => other.span.end <= event.span.start));
}

function* numbered(text: string): Generator<EventReference> {
  for (const match of text.matchAll(NUMBERED)) {
    const number = Number(match[1]);
    let end = match.index + match[0].length;
    end += SUBTITLE.exec(text.slice(end))?.[0].length ?? 0;
    yield { query: `UFC ${number}`, number, city: null, span: { start: match.index, end } };
  }
}

function* series(text: string, mentions: readonly Span[]): Generator<EventReference> {
  for (const match of text.matchAll(SERIES)) {
    const start = match.index;
    let end = start + match[0].length;
    const pair = PAIR.exec(text.slice(end));
    if (pair !== null) {
      const second = end + pair[0].length;
      const mention = mentions.find((span) => span.start < second && second <= span.end + 2);
      end = Math.max(second, mention?.end ?? 0);
    } else if (/^ufc (?:fight night|on|live)/i.test(match[0]) && !/\d$/.test(match[0])) {
      // "UFC Fight Night" alone is ambiguous.
      continue;
    }
    const query = text
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .replace(/[.,:]$/, '')
      .trim();
    yield { query, number: null, city: null, span: { start, end } };
  }
}

function* cities(text: string, pattern: RegExp): Generator<EventReference> {
  const year = /(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)/.exec(text)?.[0] ?? '';
  for (const match of text.matchAll(pattern)) {
    const city = cityOf(match[1] ?? '');
    if (city === null) continue;
    const edition = (match[2] ?? '').trim() || year;
    yield {
      query: `UFC ${city}${/^\d+$/.test(edition) ? ` ${edition}` : ''}`,
      number: null,
      city,
      span: { start: match.index, end: match.index + match[0].length },
    };
  }
}

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\bvs\b\.?/g, 'vs')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export function isBoutOf(bout: Pick<BoutData, 'event' | 'location'>, event: EventReference): boolean {
  if (event.number !== null) return new RegExp(`^UFC ${event.number}(?!\\d)`, 'i').test(bout.event);
  if (event.city !== null) return words(bout.location ?? '').includes(words(event.city));
  return words(bout.event).includes(words(event.query));
}
