import { type MaskedText, says } from './masked-text.js';
import type { ReadWords } from './read-words.js';

/** Events in a location or period: the whole list, the first or the last. */
export interface EventsRequest {
  end: 'newest' | 'oldest' | null;
  /** Whether the text is clearly about all of the UFC, whatever the conversation was about. */
  standsAlone: boolean;
}

const LIST = {
  english: /\b(?:events|cards|ppvs|pay[- ]per[- ]views|fight nights|shows)\b/,
  korean:
    /(?:대회|이벤트)(?:들|목록|리스트|전부|모두)|(?:어떤|무슨)(?:ufc)?(?:대회|이벤트)|열린(?:ufc)?(?:대회|이벤트)|(?:대회|이벤트)(?:는|은|를|을)?(?:뭐|무엇|알려|보여|나열|정리|찾아)/,
};
const LAST = {
  english:
    /\b(?:last|latest|most recent(?:ly)?|newest)\b.{0,25}\b(?:event|card|show|fight night)\b|\bufc(?: was)? last (?:in|held|visit|go|come)\b/,
  korean: /(?:마지막|최근|가장최근)(?:으로|에)?.{0,14}(?:대회|이벤트|열린|열렸)/,
};
const FIRST = {
  english: /\b(?:first|earliest|oldest)\b.{0,25}\b(?:event|card|show|fight night)\b/,
  korean: /(?:첫|처음|최초|맨처음)(?:으로|에)?.{0,14}(?:대회|이벤트|열린|열렸)/,
};

export function parseEvents(
  text: MaskedText,
  { location, period }: Pick<ReadWords, 'location' | 'period'>,
  unknownName: string | null,
): EventsRequest | null {
  if (location === null && unknownName !== null) return null;
  const end = parseEnd(text);
  const isList = says(text, LIST.english, LIST.korean);
  if (end === null && (!isList || (location === null && period === null))) return null;
  return {
    end,
    standsAlone: location !== null || (end === null && isList) || /ufc/.test(text.compact),
  };
}

function parseEnd(text: MaskedText): EventsRequest['end'] {
  if (says(text, FIRST.english, FIRST.korean)) return 'oldest';
  return says(text, LAST.english, LAST.korean) ? 'newest' : null;
}
