import { matchAt } from '../vocabulary/numerals.js';
import type { ClaimReader } from './scan-figures.js';

const CLOCK = /(\d{1,3}):([0-5]\d)(?![\d:])/y;
const HOURS =
  /(\d{1,3})(?:시간|\s?hours?,?(?: and)?|h)\s?(?:(\d{1,2})\s?(?:분|minutes?|mins?|m\b))?(?:,?(?: and)?\s?(\d{1,2})\s?(?:초|seconds?|secs?|s\b))?/iy;
const MINUTES =
  /(\d{1,4})(?:\s?분(?!\d|의)|[ -]?minutes?|\s?mins?\b|m(?=\s?\d{1,2}\s?s\b))(?:,?(?: and)?\s?(\d{1,2})(?:\s?초|[ -]?seconds?|\s?secs?\b|s\b))/iy;

/** Spans of at least minutes and seconds; a single unit is a number with a unit. */
export const readTime: ClaimReader = (text, offset) => {
  const clock = matchAt(CLOCK, text, offset);
  if (clock !== null) {
    return { kind: 'time', text: clock[0], offset, seconds: Number(clock[1]) * 60 + Number(clock[2]) };
  }
  const minutes = matchAt(MINUTES, text, offset);
  if (minutes !== null) {
    return { kind: 'time', text: minutes[0], offset, seconds: Number(minutes[1]) * 60 + Number(minutes[2]) };
  }
  const hours = matchAt(HOURS, text, offset);
  if (hours === null || hours[2] === undefined) return null;
  const seconds = Number(hours[1]) * 3600 + Number(hours[2]) * 60 + Number(hours[3] ?? 0);
  return { kind: 'time', text: hours[0], offset, seconds };
};
