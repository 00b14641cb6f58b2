import { koreanCountry, koreanLocation, type EventSearchData, type ToolMeta } from '@app/mma/domain';
import { formatDate, formatPeriod, paragraphs, plural, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { Period } from '../grammar/calendar.js';
import type { Location } from '../question/read-words.js';

export interface AskedEvents {
  location: Location | null;
  period: Period | null;
}

const TOTAL = /^(\d+) events? match/;

/** `in London in 2023`, `2023년 런던(London)에서`. */
function whereAndWhen({ location, period }: AskedEvents, language: Language): string {
  const when = period === null ? '' : formatPeriod(period, language);
  if (language === 'ko') {
    const korean =
      location?.kind === 'country' ? koreanCountry(location.name) : koreanLocation(location?.name ?? '');
    return [when, location === null ? '' : `${korean}에서`].filter((text) => text !== '').join(' ');
  }
  return [location === null ? '' : `in ${location.name}`, when].filter((text) => text !== '').join(' ');
}

export function noEventsText(asked: AskedEvents, language: Language): string {
  const where = whereAndWhen(asked, language);
  return language === 'ko'
    ? `${where === '' ? '' : `${where} `}열린 UFC 대회는 데이터에 없습니다.`
    : `There is no UFC event ${where === '' ? '' : `${where} `}in the data.`;
}

export function eventsText(
  asked: AskedEvents,
  events: readonly EventSearchData[],
  { notes }: ToolMeta,
  language: Language,
): string {
  const total = Number(notes.map((note) => TOTAL.exec(note)?.[1]).find(Boolean) ?? events.length);
  const where = whereAndWhen(asked, language);
  const cut = total > events.length;
  const lead =
    language === 'ko'
      ? `${where} 열린 UFC 대회는 ${total}개입니다.${cut ? ` 최근 ${events.length}개는 다음과 같습니다.` : ''}`
      : `There ${total === 1 ? 'was' : 'were'} ${plural(total, 'UFC event')} ${where}${cut ? `; the newest ${events.length}:` : ':'}`;
  const head =
    language === 'ko' ? ['날짜', '대회', '장소', '메인 이벤트'] : ['Date', 'Event', 'Location', 'Main event'];
  const rows = events.map((event) => [
    formatDate(event.date, language),
    event.name,
    locationText(event, language),
    event.main_event ?? '–',
  ]);
  return paragraphs(lead, table(head, rows));
}

export function oneEventText(
  asked: AskedEvents,
  event: EventSearchData,
  end: 'newest' | 'oldest',
  language: Language,
): string {
  const where = whereAndWhen(asked, language);
  const day = formatDate(event.date, language);
  const location = locationText(event, language);
  const main = event.main_event === null ? [] : [event.main_event];
  if (language === 'ko') {
    const rank = end === 'newest' ? '마지막' : '첫';
    return paragraphs(
      `데이터에 있는 ${where === '' ? '' : `${where} 열린 `}${rank} UFC 대회는 ${day}의 ${event.name}입니다.`,
      [`- 장소: ${location}`, ...main.map((bout) => `- 메인 이벤트: ${bout}`)].join('\n'),
    );
  }
  const rank = end === 'newest' ? 'last' : 'first';
  return paragraphs(
    `The ${rank} UFC event ${where === '' ? '' : `${where} `}in the data was ${event.name}, on ${day}.`,
    [`- Location: ${location}`, ...main.map((bout) => `- Main event: ${bout}`)].join('\n'),
  );
}

function locationText({ location }: EventSearchData, language: Language): string {
  if (location === null) return '–';
  return language === 'ko' ? koreanLocation(location) : location;
}
