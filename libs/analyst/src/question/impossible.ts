/** A day or an event that cannot exist. */
export interface Impossible {
  kind: 'date' | 'event';
  /** As typed. */
  text: string;
}

const EVENT = /(?:ufc|유에프씨|유앱씨)\s*#?\s*\d{1,4}\.\d+/iu;
const KOREAN_DATE = /(?:(\d{4})\s*년\s*)?(?<!\d)(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?/gu;
const ISO_DATE = /(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)/gu;
/** `2020-13`; `2010-14` is a range of years. */
const ISO_MONTH = /(?<![\d-])((?:19|20)(\d\d))-(\d\d)(?![\d-])/gu;
const ENGLISH_DATE =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? ((?:19|20)\d\d))?/giu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Of February 29 where no year is given. */
const LEAP_YEAR = 2000;

/** "2020년 13월", "February 30, 2021", "UFC 300.5"; null where everything may exist. */
export function findImpossible(text: string): Impossible | null {
  const event = EVENT.exec(text)?.[0];
  if (event !== undefined) return { kind: 'event', text: event };
  for (const [typed, , start, month] of text.matchAll(ISO_MONTH)) {
    if (Number(month) > 12 && Number(month) <= Number(start)) return { kind: 'date', text: typed };
  }
  for (const [typed, year, month, day] of datesIn(text)) {
    if (!exists(year, month, day)) return { kind: 'date', text: typed };
  }
  return null;
}

type TypedDate = [typed: string, year: number, month: number, day: number];

function datesIn(text: string): TypedDate[] {
  const numeric = [...text.matchAll(KOREAN_DATE), ...text.matchAll(ISO_DATE)].map(
    ([typed, year, month, day]): TypedDate => [
      typed,
      Number(year ?? LEAP_YEAR),
      Number(month),
      Number(day ?? 1),
    ],
  );
  const english = [...text.matchAll(ENGLISH_DATE)].map(([typed, month = '', day, year]): TypedDate => [
    typed,
    Number(year ?? LEAP_YEAR),
    MONTHS.indexOf(month.toLowerCase()) + 1,
    Number(day),
  ]);
  return [...numeric, ...english];
}

function exists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
