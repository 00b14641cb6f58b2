import type { AliasEntry } from '@app/mma';
import type { SeededRandom } from '../measure/seeded-random.js';
import type { GroundingCase, Mutation } from './cases.js';
import { another, nearNumber, type SlotKind } from './slots.js';
import { ASKED_FIGHTERS } from './questions.js';
import { nearDay, writeDate } from './writer.js';

interface Found {
  kind: SlotKind;
  start: number;
  end: number;
  /** Something false in this place. */
  by: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const PATTERNS: readonly (readonly [SlotKind, RegExp])[] = [
  ['date', new RegExp(`(?<month>${MONTHS.join('|')}) (?<day>\\d{1,2}), (?<year>\\d{4})`, 'g')],
  ['date', /(?<year>\d{4})년 (?<month>\d{1,2})월 (?<day>\d{1,2})일/g],
  ['time', /(?<minutes>\d{1,2}):(?<seconds>\d{2})/g],
  ['record', /(?<=\*\*)(?<wins>\d{1,2})(?<mid>-|승 )(?<losses>\d{1,2})(?=패|-|\*\*)/g],
  ['percent', /(?<value>\d{1,2}(?:\.\d)?)(?=%)/g],
  ['round', /(?<=\bR|round )(?<round>\d)(?!\d)|(?<round2>\d)(?=라운드|R )/g],
  [
    'count',
    /(?<=\s|\*|: )(?<count>\d{1,4})(?= (?:wins?|losses|by|times?|bouts|finishes|knockdowns|submissions|title|of)|회|승|번|명|경기)/g,
  ],
  ['measure', /(?<value>\d{2,3}(?:\.\d)?)(?= cm| years| kg)/g],
];
/** What a text states without the facts, or does not state at all. */
const NOT_A_FACT = /(?:last|newest|recent|top|UFC|최근|상위|마지막|Night) ?$/i;
const IN_EVENT = /(?:UFC|Fight Night|Finale|on ESPN)[^|\n,()]*$/;
const FOOTER = /^(?:\*UFC|>)/;

/** Facts of the embedded analyst's texts, changed one at a time. */
export function mutateTexts(
  cases: readonly GroundingCase[],
  perCase: number,
  entries: readonly AliasEntry[],
  random: SeededRandom,
): Mutation[] {
  const spellings = new Map(entries.map(({ sourceName, korean }) => [sourceName, korean[0] ?? null]));
  const koreanOf = (name: string): string | null => spellings.get(name) ?? null;
  return cases.flatMap((of) =>
    random.sample(findFacts(of, koreanOf, random), perCase).map(({ kind, start, end, by }) => ({
      of,
      kind,
      text: `${of.text.slice(0, start)}${by}${of.text.slice(end)}`,
      change: `${of.text.slice(start, end)} → ${by}`,
    })),
  );
}

function findFacts(
  of: GroundingCase,
  koreanOf: (name: string) => string | null,
  random: SeededRandom,
): Found[] {
  const { text } = of;
  const found: Found[] = [];
  const isFree = (start: number, end: number): boolean => {
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    return (
      !FOOTER.test(line) &&
      !NOT_A_FACT.test(line) &&
      !IN_EVENT.test(line) &&
      found.every((other) => end <= other.start || start >= other.end)
    );
  };
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const by = changed(kind, match, of.language, random);
      if (isFree(start, end) && by !== match[0]) found.push({ kind, start, end, by });
    }
  }
  for (const { start, end, by } of findNames(of, koreanOf, random)) {
    if (isFree(start, end)) found.push({ kind: 'name', start, end, by });
  }
  return found;
}

function changed(
  kind: SlotKind,
  match: RegExpExecArray | RegExpMatchArray,
  language: 'en' | 'ko',
  random: SeededRandom,
): string {
  const groups = match.groups ?? {};
  const number = (name: string): number => Number(groups[name] ?? 0);
  switch (kind) {
    case 'date': {
      const month = MONTHS.indexOf(groups['month'] ?? '') + 1 || number('month');
      const day = [number('year'), month, number('day')]
        .map((part) => String(part).padStart(2, '0'))
        .join('-');
      const style = language === 'ko' ? 'ko' : 'us';
      return writeDate(nearDay(day, style, random), style);
    }
    case 'time': {
      const total = number('minutes') * 60 + number('seconds') + random.pick([-40, -13, -2, 3, 11, 20]);
      const seconds = Math.max(1, total);
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    }
    case 'record':
      return random.next() < 0.5
        ? `${nearNumber(number('wins'), random)}${groups['mid'] ?? '-'}${groups['losses'] ?? ''}`
        : `${groups['wins'] ?? ''}${groups['mid'] ?? '-'}${nearNumber(number('losses'), random)}`;
    case 'round':
      return String(another(number('round') || number('round2'), [1, 2, 3, 4, 5], random));
    case 'count':
      return String(nearNumber(number('count'), random));
    default: {
      const value = number('value') + random.pick([-7, -3, 2, 4, 9]);
      return (groups['value'] ?? '').includes('.') ? value.toFixed(1) : String(value);
    }
  }
}

const NAME = /"(?:name|opponent|fighter|winner)":"([^"\\]{4,40})"/g;
/** Names that the results hold, replaced by other ones; in Korean both spellings. */
function findNames(
  { text, calls, language }: GroundingCase,
  koreanOf: (name: string) => string | null,
  random: SeededRandom,
): { start: number; end: number; by: string }[] {
  const names = new Set<string>();
  for (const { result } of calls) {
    for (const [, name = ''] of JSON.stringify(result.data).matchAll(NAME))
      if (!/UFC|:/.test(name)) names.add(name);
  }
  // The fighter whom the answer is about: an opponent may share the fact.
  const asked = JSON.stringify(calls.map((call) => call.arguments));
  const strangers = ASKED_FIGHTERS.map(([name]) => name).filter(
    (name) => !names.has(name) && !asked.includes(name),
  );
  const write = (name: string): string => {
    const korean = language === 'ko' ? koreanOf(name) : null;
    return korean === null ? name : `${korean}(${name})`;
  };
  const found: { start: number; end: number; by: string }[] = [];
  for (const name of names) {
    const start = text.indexOf(write(name));
    if (start < 0) continue;
    const others = asked.includes(name)
      ? []
      : [...names].filter((other) => other !== name && text.includes(write(other)) && !asked.includes(other));
    const by = write(random.pick(others.length > 0 && random.next() < 0.6 ? others : strangers));
    found.push({ start, end: start + write(name).length, by });
  }
  return found;
}
