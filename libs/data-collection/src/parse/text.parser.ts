import { createHash } from 'node:crypto';
import { foldText } from '@app/mma';

/** Normalises to NFC, collapses white space and trims. */
export const cleanText = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Cuts to at most `longest` code units without splitting a surrogate pair. */
export const cutText = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');

const URL_PATTERN = /^https?:\/\/(?:www\.)?ufcstats\.com\/(event|fight|fighter)-details\/([0-9a-f]{16})\/?$/;

/** The id in a source address of one kind, or null. Ids are unique per kind. */
export function parseSourceId(kind: 'event' | 'fight' | 'fighter', url: string): string | null {
  const match = URL_PATTERN.exec(url.trim());
  return match?.[1] === kind ? (match[2] ?? null) : null;
}

/** The canonical source address of an id. */
export const sourceUrl = (kind: 'event' | 'fight' | 'fighter', id: string): string =>
  `http://ufcstats.com/${kind}-details/${id}`;

const LONGEST_ID = 40;
const HASH_LENGTH = 8;

/** An id for a name without a source address: `n-` and the folded name. Deterministic. */
export function derivedId(name: string): string {
  const slug = foldText(name).replaceAll(' ', '-');
  const id = `n-${slug}`;
  if (slug !== '' && id.length <= LONGEST_ID) return id;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${id.slice(0, LONGEST_ID - HASH_LENGTH - 1)}-${hash}`;
}
