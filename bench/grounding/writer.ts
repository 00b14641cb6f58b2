import { divisionName, methodGroupName } from '@app/analyst';
import type { MethodGroup, WeightClass } from '@app/mma';
import type { SeededRandom } from '../measure/seeded-random.js';
import { another, nearNumber, type Slot, type SlotKind } from './slots.js';

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ENGLISH_TENS = ['', '', 'twenty', 'thirty', 'forty'];
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const KOREAN_UNITS = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];
const KOREAN_TENS = ['', '열', '스물', '서른', '마흔'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAY_MS = 86_400_000;

export const englishNumber = (value: number): string =>
  value <= 20
    ? (ENGLISH[value] ?? String(value))
    : value < 50
      ? `${ENGLISH_TENS[Math.floor(value / 10)] ?? ''}${value % 10 === 0 ? '' : `-${ENGLISH[value % 10] ?? ''}`}`
      : String(value);

/** Before a counter: `다섯`, `스물아홉`. */
export function koreanNumber(value: number): string {
  if (value === 0 || value >= 50) return String(value);
  if (value === 20) return '스무';
  return `${KOREAN_TENS[Math.floor(value / 10)] ?? ''}${KOREAN_UNITS[value % 10] ?? ''}`;
}

export type DateStyle = 'iso' | 'us' | 'eu' | 'short' | 'ko' | 'ko-month' | 'month';

export function writeDate(day: string, style: DateStyle): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const name = MONTHS[month - 1] ?? '';
  switch (style) {
    case 'iso':
      return day;
    case 'us':
      return `${name} ${date}, ${year}`;
    case 'eu':
      return `${date} ${name} ${year}`;
    case 'short':
      return `${name.slice(0, 3)} ${date}, ${year}`;
    case 'month':
      return `${name} ${year}`;
    case 'ko':
      return `${year}년 ${month}월 ${date}일`;
    case 'ko-month':
      return `${year}년 ${month}월`;
  }
}

const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Another day that is written differently. */
export function nearDay(day: string, style: DateStyle, random: SeededRandom): string {
  const time = Date.parse(day);
  const isMonth = style === 'month' || style === 'ko-month';
  const shift = random.pick(isMonth ? [31, -31, 365, -366, 62] : [1, -1, 7, 31, -31, 365, -365, 730]);
  return toDay(time + shift * DAY_MS);
}

const METHOD_WORDS: Record<'en' | 'ko', Record<'ko_tko' | 'submission' | 'decision', readonly string[]>> = {
  en: {
    ko_tko: ['TKO', 'KO/TKO', 'knockout'],
    submission: ['submission'],
    decision: ['decision'],
  },
  ko: { ko_tko: ['KO/TKO', 'TKO'], submission: ['서브미션'], decision: ['판정'] },
};

/** Writes facts as slots that know wrong values. */
export class Writer {
  constructor(
    readonly language: 'en' | 'ko',
    readonly random: SeededRandom,
  ) {}

  number(value: number, kind: SlotKind = 'count'): Slot {
    return { kind, right: this.grouped(value), wrong: (random) => this.grouped(nearNumber(value, random)) };
  }

  /** Days, or years that a text may round. */
  span(value: number): Slot {
    const steps = value > 50 ? [-30, -7, -1, 2, 12, 100] : [-2, 2, 3];
    return {
      kind: 'duration',
      right: this.grouped(value),
      wrong: (random) =>
        this.grouped(
          Math.max(1, value + random.pick(steps)) === value
            ? value + 2
            : Math.max(1, value + random.pick(steps)),
        ),
    };
  }

  /** In words: `five`, `다섯`. */
  word(value: number): Slot {
    const write = this.language === 'en' ? englishNumber : koreanNumber;
    return {
      kind: 'count',
      right: write(value),
      wrong: (random) =>
        write(
          Math.max(2, nearNumber(value, random)) === value
            ? value + 2
            : Math.max(2, nearNumber(value, random)),
        ),
    };
  }

  ordinal(value: number, kind: SlotKind = 'rank'): Slot {
    const write = (each: number): string => ORDINALS[each] ?? `${each}th`;
    return { kind, right: write(value), wrong: (random) => write(nearNumber(value, random) || 4) };
  }

  /** A fraction as a percentage. */
  percent(fraction: number, decimals = 0, sign = '%'): Slot {
    const write = (each: number): string => `${each.toFixed(decimals)}${sign}`;
    const right = fraction * 100;
    return {
      kind: 'percent',
      right: write(right),
      wrong: (random) => write(right + random.pick([-9, -4, 3, 6, 11])),
    };
  }

  decimal(value: number, decimals: number): Slot {
    const step = 10 ** -decimals;
    return {
      kind: 'measure',
      right: value.toFixed(decimals),
      wrong: (random) => (value + step * random.pick([-7, -3, 2, 4, 12])).toFixed(decimals),
    };
  }

  measure(value: number): Slot {
    return {
      kind: 'measure',
      right: String(value),
      wrong: (random) => String(Math.round((value + random.pick([-6, -4, 3, 5, 8])) * 10) / 10),
    };
  }

  record(wins: number, losses: number, draws = 0): Slot {
    const write = (w: number, l: number, d: number): string =>
      this.language === 'en' ? `${w}-${l}${d > 0 ? `-${d}` : ''}` : `${w}승${d > 0 ? ` ${d}무` : ''} ${l}패`;
    return {
      kind: 'record',
      right: write(wins, losses, draws),
      wrong: (random) =>
        random.next() < 0.5
          ? write(nearNumber(wins, random), losses, draws)
          : write(wins, nearNumber(losses, random), draws),
    };
  }

  date(day: string, style: DateStyle): Slot {
    return {
      kind: 'date',
      right: writeDate(day, style),
      wrong: (random) => writeDate(nearDay(day, style, random), style),
    };
  }

  round(value: number, write: (round: number) => string): Slot {
    return {
      kind: 'round',
      right: write(value),
      wrong: (random) => write(another(value, [1, 2, 3, 4, 5], random) ?? 1),
    };
  }

  time(clock: string, style: 'clock' | 'words' = 'clock'): Slot {
    const [minutes = 0, seconds = 0] = clock.split(':').map(Number);
    const write = (total: number): string => {
      const [m, s] = [Math.floor(total / 60), total % 60];
      if (style === 'clock') return `${m}:${String(s).padStart(2, '0')}`;
      return this.language === 'ko' ? `${m}분 ${s}초` : `${m} minutes ${s} seconds`;
    };
    const total = minutes * 60 + seconds;
    return {
      kind: 'time',
      right: write(total),
      wrong: (random) =>
        write(
          Math.max(1, total + random.pick(total > 70 ? [-60, -21, -10, -3, 2, 10, 17] : [2, 10, 17, 60])),
        ),
    };
  }

  method(group: MethodGroup): Slot | null {
    if (group !== 'ko_tko' && group !== 'submission' && group !== 'decision') return null;
    const words = METHOD_WORDS[this.language];
    return {
      kind: 'method',
      right: this.random.pick(words[group]),
      wrong: (random) => {
        const other = another(group, ['ko_tko', 'submission', 'decision'] as const, random);
        return other === null ? null : random.pick(words[other]);
      },
    };
  }

  name(right: string, others: readonly string[]): Slot {
    return { kind: 'name', right, wrong: (random) => another(right, others, random) };
  }

  event(right: string, others: readonly string[]): Slot {
    return { kind: 'event', right, wrong: (random) => another(right, others, random) };
  }

  division(weightClass: WeightClass): string {
    return divisionName(weightClass, this.language);
  }

  methodName(group: MethodGroup): string {
    return methodGroupName(group, this.language);
  }

  private grouped(value: number): string {
    return value >= 1000 ? value.toLocaleString('en-US') : String(value);
  }
}
