import { koreanLocation, type EventData, type EventSearchData, type FighterData } from '@app/mma/domain';
import { formatDate, paragraphs, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { withParticle } from '../language/particles.js';

type ListedEvent = Pick<EventSearchData, 'name' | 'date' | 'location' | 'main_event'>;

/** @param today `YYYY-MM-DD` in the reader's time zone */
const isPast = ({ date }: Pick<ListedEvent, 'date'>, today: string): boolean => date !== null && date < today;

/** Events without results, the soonest first; at least one. */
export function upcomingEventsText(
  events: readonly ListedEvent[],
  today: string,
  language: Language,
): string {
  const next = events.find((event) => !isPast(event, today)) ?? events[0];
  if (next === undefined) return '';
  const others = events.filter((event) => event !== next && !isPast(event, today));
  const rows = others.map((event) => [
    formatDate(event.date, language),
    event.name,
    event.location === null ? '–' : placeOf(event.location, language),
  ]);
  const head = language === 'ko' ? ['날짜', '대회', '장소'] : ['Date', 'Event', 'Location'];
  const after = language === 'ko' ? '그다음 대회:' : 'After that:';
  return paragraphs(
    occasion(next, today, language),
    mainEvent(next, language),
    ...(rows.length === 0 ? [] : [after, table(head, rows)]),
    reservation(isPast(next, today), language),
  );
}

/** One event without results, with its listed bouts. */
export function upcomingEventText(event: EventData, today: string, names: NameBook): string {
  const { language } = names;
  const bouts = (event.listed_bouts ?? []).map(
    ({ fighter_a: a, fighter_b: b }) => `- ${names.of(a.name)} vs. ${names.of(b.name)}`,
  );
  const lead =
    language === 'ko' ? '발표된 대진(첫 줄이 메인 이벤트):' : 'Listed bouts, the main event first:';
  return paragraphs(
    occasion(event, today, language),
    ...(bouts.length === 0 ? [] : [[lead, ...bouts].join('\n')]),
    reservation(isPast(event, today), language),
  );
}

/** The listed bout of a fighter. */
export function nextBoutText(
  name: string,
  { event, date, opponent }: NonNullable<FighterData['next_bout']>,
  today: string,
  names: NameBook,
): string {
  const { language } = names;
  const day = formatDate(date, language);
  const text =
    language === 'ko'
      ? `${names.of(name)}의 다음 경기로 올라와 있는 것은 ${day} ${event}의 **${names.of(opponent.name)}**전입니다.`
      : `${names.of(name)} is listed against **${names.of(opponent.name)}** at ${event} on ${day}.`;
  return paragraphs(text, reservation(date < today, language));
}

export function noNextBoutText(name: string, names: NameBook): string {
  return names.language === 'ko'
    ? `데이터에 올라와 있는 예정 대회 가운데 ${names.of(name)}의 경기는 없습니다.`
    : `No upcoming event in the data lists a bout of ${names.of(name)}.`;
}

function occasion(event: ListedEvent, today: string, language: Language): string {
  const { name, date, location } = event;
  const day = formatDate(date, language);
  const past = isPast(event, today);
  if (language === 'ko') {
    const place = location === null ? '' : ` ${placeOf(location, 'ko')}에서`;
    return past
      ? `${withParticle(`**${name}**`, '은/는')} ${day}${place} 열릴 예정이었습니다.`
      : `데이터에 올라와 있는 예정 대회 **${name}**: ${day}${place} 열립니다.`;
  }
  const place = location === null ? '' : ` in ${location}`;
  return past
    ? `**${name}** was scheduled for ${day}${place}.`
    : `Upcoming in the data: **${name}**, on ${day}${place}.`;
}

function mainEvent({ main_event: main }: ListedEvent, language: Language): string | null {
  if (main === null) return null;
  return language === 'ko' ? `- 메인 이벤트: ${main}` : `- Main event: ${main}`;
}

function reservation(past: boolean, language: Language): string {
  if (past) {
    return language === 'ko' ? '결과는 아직 데이터에 없습니다.' : 'Its results are not in the data yet.';
  }
  return language === 'ko'
    ? '아직 열리지 않은 대회라 날짜와 대진은 바뀔 수 있습니다.'
    : 'It has not taken place yet: the day and the bouts may change.';
}

const placeOf = (location: string, language: Language): string =>
  language === 'ko' ? koreanLocation(location) : location;
