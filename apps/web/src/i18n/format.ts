import type { Language } from './language.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** A day such as `2026-08-01`, which has no time zone. */
export const formatDay = (day: string, language: Language): string =>
  format(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A moment in the reader's time zone. */
export const formatTime = (moment: string, language: Language): string =>
  format(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));

export const formatClock = (moment: string, language: Language): string =>
  format(language, { timeStyle: 'short' }).format(new Date(moment));

export const formatNumber = (value: number, language: Language): string => value.toLocaleString(language);

/** A share of 0–1. */
export const formatShare = (value: number, language: Language): string =>
  value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });
