/** A source's text with its runs of white space made one, trimmed, composed (NFC). */
export const cleanText = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** At most so many code units of a text, without half a character at the end. */
export const cutText = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');

const URL_PATTERN = /^https?:\/\/(?:www\.)?ufcstats\.com\/(event|fight|fighter)-details\/([0-9a-f]{16})\/?$/;

/** The id in a source address of one kind, or null. Ids are unique within a kind only. */
export function parseSourceId(kind: 'event' | 'fight' | 'fighter', url: string): string | null {
  const match = URL_PATTERN.exec(url.trim());
  return match?.[1] === kind ? (match[2] ?? null) : null;
}

/** The address of a thing of the source, spelled the same however the file spells it. */
export const sourceUrl = (kind: 'event' | 'fight' | 'fighter', id: string): string =>
  `http://ufcstats.com/${kind}-details/${id}`;
