import { koreanLocation, type BoutData, type BoutResult } from '@app/mma/domain';
import { formatDate, formatDuration, formatRoundTime, plural, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { withParticle } from '../language/particles.js';
import { divisionName, methodDetail, methodName, resultName } from '../language/terms.js';

/** `KO/TKO (punches to the head)`; `서브미션(넥 크랭크)`. */
function methodText(bout: BoutData, language: Language): string {
  const name = methodName(bout.method, language);
  const detail = bout.method_group === 'decision' ? null : methodDetail(bout.method_detail, language);
  if (detail === null || name.includes('(')) return name;
  return language === 'ko' ? `${name}(${detail})` : `${name} (${detail})`;
}

/** The time of the ending: `in round 4 at 3:03`, `after 5 rounds`. */
function endingText(bout: BoutData, language: Language): string {
  const distance = bout.method_group === 'decision' && bout.time === '5:00';
  if (language === 'ko') {
    return distance ? `${bout.round}라운드` : `${bout.round}라운드 ${formatRoundTime(bout.time)}`;
  }
  return distance ? `after ${plural(bout.round, 'round')}` : `in round ${bout.round} at ${bout.time}`;
}

/** `at UFC 229: Khabib vs. McGregor (October 6, 2018, Las Vegas, Nevada, USA)`. */
function occasionText(bout: BoutData, language: Language): string {
  const location =
    bout.location === null ? '' : language === 'ko' ? koreanLocation(bout.location) : bout.location;
  const details = [formatDate(bout.date, language), location].filter((text) => text !== '').join(', ');
  return `${bout.event} (${details})`;
}

/** `interim lightweight title bout`; null for other bouts. */
export function stakesText(bout: BoutData, language: Language): string | null {
  if (bout.title !== 'undisputed' && bout.title !== 'interim') return null;
  const division = bout.weight_class === null ? '' : `${divisionName(bout.weight_class, language)} `;
  if (language === 'ko') return `${division}${bout.title === 'interim' ? '잠정 ' : ''}타이틀전`;
  return `${bout.title === 'interim' ? 'interim ' : ''}${division}title bout`;
}

export function outcomeSentence(bout: BoutData, names: NameBook): string {
  const { fighter_a: a, fighter_b: b } = bout;
  if (a.result === 'win') return decidedSentence(bout, a.name, b.name, names);
  if (b.result === 'win') return decidedSentence(bout, b.name, a.name, names);
  return undecidedSentence(bout, names);
}

function decidedSentence(bout: BoutData, winner: string, loser: string, names: NameBook): string {
  const { language } = names;
  const method = methodText(bout, language);
  const ending = endingText(bout, language);
  if (language === 'en') return `${names.of(winner)} beat ${names.of(loser)} by ${method} ${ending}`;
  const who = `${names.with(winner, '이/가')} ${names.with(loser, '을/를')}`;
  return `${who} ${ending} ${withParticle(method, '(으)로')} 꺾었습니다`;
}

function undecidedSentence(bout: BoutData, names: NameBook): string {
  const { language } = names;
  const { fighter_a: a, fighter_b: b } = bout;
  const method = methodText(bout, language);
  const ending = endingText(bout, language);
  const draw = a.result === 'draw';
  if (language === 'en') {
    const pair = `${names.of(a.name)} and ${names.of(b.name)}`;
    return draw
      ? `${pair} fought to a draw (${method}, ${ending})`
      : `The bout between ${pair} was ruled a no contest (${method}, ${ending})`;
  }
  const pair = `${names.with(a.name, '와/과')} ${names.of(b.name)}`;
  return draw
    ? `${pair}의 경기는 무승부로 끝났습니다(${ending}, ${method})`
    : `${pair}의 경기는 무효(노 콘테스트) 처리됐습니다(${ending}, ${method})`;
}

export function sideSentence(bout: BoutData, fighter: string, names: NameBook): string {
  const { language } = names;
  const own = bout.fighter_a.name === fighter ? bout.fighter_a : bout.fighter_b;
  const other = own === bout.fighter_a ? bout.fighter_b : bout.fighter_a;
  const method = methodText(bout, language);
  const ending = endingText(bout, language);
  if (own.result !== 'win' && own.result !== 'loss') return undecidedSentence(bout, names);
  const won = own.result === 'win';
  if (language === 'en') {
    return `${names.of(own.name)} ${won ? 'beat' : 'lost to'} ${names.of(other.name)} by ${method} ${ending}`;
  }
  const who = names.with(own.name, '은/는');
  const how = `${ending} ${withParticle(method, '(으)로')}`;
  return won
    ? `${who} ${names.with(other.name, '을/를')} ${how} 이겼습니다`
    : `${who} ${names.of(other.name)}에게 ${how} 졌습니다`;
}

export function boutContext(bout: BoutData, language: Language): string {
  const stakes = stakesText(bout, language);
  const duration =
    bout.duration_seconds === null || bout.method_group === 'decision'
      ? null
      : formatDuration(bout.duration_seconds, language);
  if (language === 'ko') {
    const lines = [`- 대회: ${occasionText(bout, language)}`];
    if (stakes !== null) lines.push(`- 걸린 것: ${stakes}`);
    if (duration !== null) lines.push(`- 경기 시간: 총 ${duration}`);
    return lines.join('\n');
  }
  const lines = [`- Event: ${occasionText(bout, language)}`];
  if (stakes !== null) lines.push(`- At stake: ${stakes}`);
  if (duration !== null) lines.push(`- Total fight time: ${duration}`);
  return lines.join('\n');
}

/** `KO/TKO, R1 3:14` */
export function shortEnding(bout: BoutData, language: Language): string {
  const method = methodName(bout.method, language);
  return language === 'ko'
    ? `${method}, ${bout.round}R ${bout.time}`
    : `${method}, R${bout.round} ${bout.time}`;
}

export function fighterBoutsTable(
  bouts: readonly (BoutData & { opponent: string; result: BoutResult })[],
  names: NameBook,
): string {
  const { language } = names;
  const head =
    language === 'ko'
      ? ['날짜', '상대', '결과', '방식', '대회']
      : ['Date', 'Opponent', 'Result', 'Method', 'Event'];
  return table(
    head,
    bouts.map((bout) => [
      formatDate(bout.date, language),
      names.of(bout.opponent),
      resultName(bout.result, language),
      shortEnding(bout, language),
      bout.event,
    ]),
  );
}

export function meetingsTable(bouts: readonly BoutData[], names: NameBook): string {
  const { language } = names;
  const head = language === 'ko' ? ['날짜', '대회', '승자', '방식'] : ['Date', 'Event', 'Winner', 'Method'];
  return table(
    head,
    bouts.map((bout) => [
      formatDate(bout.date, language),
      bout.event,
      bout.winner === null ? resultName(bout.fighter_a.result, language) : names.of(bout.winner),
      shortEnding(bout, language),
    ]),
  );
}
