export interface TimeFormat {
  /** Regular rounds without overtime; null without a limit. */
  scheduledRounds: number | null;
  /** Minutes of each round, overtime included; null without a limit. */
  roundMinutes: number[] | null;
}

/**
 * `3 Rnd (5-5-5)`, `1 Rnd + 2OT (15-3-3)`, `No Time Limit`; null for other texts and more than twelve rounds.
 */
export function parseTimeFormat(text: string): TimeFormat | null {
  const format = text.trim();
  if (/^no time limit$/i.test(format)) return { scheduledRounds: null, roundMinutes: null };
  const match = /^(\d{1,2}) Rnds?(?: \+ \d*OT)? \((\d{1,3}(?:-\d{1,3}){0,11})\)$/i.exec(format);
  if (!match) return null;
  return {
    scheduledRounds: Number(match[1]),
    roundMinutes: (match[2] ?? '').split('-').map(Number),
  };
}

/** `m:ss` in seconds; minutes may have several digits. Null for other texts. */
export function parseClock(text: string): number | null {
  const match = /^(\d{1,3}):([0-5]\d)$/.exec(text.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/**
 * Seconds fought: the lengths of all rounds before the last, plus the time in the last.
 * @returns null if a round's length is unknown
 */
export function fightSeconds(format: TimeFormat | null, round: number, timeSeconds: number): number | null {
  if (round === 1) return timeSeconds;
  const minutes = format?.roundMinutes;
  if (!minutes || round > minutes.length) return null;
  return minutes.slice(0, round - 1).reduce((sum, length) => sum + length * 60, 0) + timeSeconds;
}
