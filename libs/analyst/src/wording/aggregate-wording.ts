import {
  koreanLocation,
  koreanCountry,
  type AggregateData,
  type MethodGroup,
  type WeightClass,
} from '@app/mma/domain';
import { WEIGHT_CLASSES } from '@app/mma/domain';
import { formatClock, formatDuration, formatPeriod, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import { withParticle } from '../language/particles.js';
import { divisionName, methodGroupName } from '../language/terms.js';
import type { AggregateGrouping, AggregateRequest } from '../question/aggregate-request.js';
import type { Question } from '../question/question.js';

/** A row; `byMethod` counts `dq` or `other` where the question asks for it. */
export interface Counted extends AggregateData {
  byMethod?: number;
}

const GROUP_NAMES: Record<AggregateGrouping, Record<Language, string>> = {
  year: { en: 'year', ko: '연도' },
  weight_class: { en: 'division', ko: '체급' },
  method_group: { en: 'method', ko: '방식' },
  country: { en: 'country', ko: '나라' },
  city: { en: 'city', ko: '도시' },
  referee: { en: 'referee', ko: '심판' },
  round: { en: 'round', ko: '라운드' },
};

const MOST_ROWS = 5;
const EXTREMES = {
  count: { most: { en: 'most', ko: '많은' }, least: { en: 'fewest', ko: '적은' } },
  rate: { most: { en: 'highest', ko: '높은' }, least: { en: 'lowest', ko: '낮은' } },
} as const;

export function figureOf({ measure, method }: AggregateRequest, row: Counted): number | null {
  switch (measure) {
    case 'events':
      return row.events;
    case 'bouts':
      return row.bouts;
    case 'finishes':
      return row.finishes;
    case 'finish_rate':
      return row.finish_rate;
    case 'duration':
      return row.avg_duration_seconds;
    case 'method':
      return methodCount(method, row);
    case 'method_share':
      return row.bouts === 0 ? null : methodCount(method, row) / row.bouts;
  }
}

function methodCount(method: MethodGroup | null, row: Counted): number {
  if (method === 'ko_tko' || method === 'submission' || method === 'decision') return row[method];
  return row.byMethod ?? 0;
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)}%`;
const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

/** `2018년 UFC 헤비급 타이틀전`, `UFC heavyweight title fights` */
function scopeText(question: Question, request: AggregateRequest, language: Language): string {
  const division = divisionOf(question, language);
  if (language === 'en') return `UFC ${division}${request.titleOnly ? 'title ' : ''}bouts`;
  return `UFC ${division}${request.titleOnly ? '타이틀전' : '경기'}`;
}

function divisionOf({ weightClasses }: Question, language: Language): string {
  const [division] = weightClasses;
  return division === undefined ? '' : `${divisionName(division, language)} `;
}

/** ` in South Korea in 2019`, `2019년 한국에서 열린 ` */
function whereWhen({ period }: Question, { location, round }: AggregateRequest, language: Language): string {
  const when = period === null ? '' : formatPeriod(period, language);
  if (language === 'en') {
    const ended = round === null ? '' : ` that ended in round ${round}`;
    return `${ended}${location === null ? '' : ` in ${location.kind === 'country' ? articled(location.name) : location.name}`}${when === '' ? '' : ` ${when}`}`;
  }
  const where = location === null ? '' : `${keyText(location.kind, location.name, 'ko')}에서 열린 `;
  return `${when === '' ? '' : `${when} `}${where}${round === null ? '' : `${round}라운드에 끝난 `}`;
}

const articled = (country: string): string =>
  /^(?:USA|United|Netherlands|Philippines|Czech)/.test(country) ? `the ${country}` : country;

export function figureText(
  question: Question,
  request: AggregateRequest,
  row: Counted,
  language: Language,
): string {
  const scope = scopeText(question, request, language);
  const at = whereWhen(question, request, language);
  const figure = figureOf(request, row);
  if (figure === null || (row.bouts === 0 && request.measure !== 'events')) {
    return language === 'ko'
      ? `데이터에 ${at}${scope}가 없습니다.`.replace('타이틀전가', '타이틀전이')
      : `The data has no ${scope}${at}.`;
  }
  const basis =
    language === 'ko'
      ? `(${row.events}개 대회, 모두 ${row.bouts}경기)`
      : `(${counted(row.bouts, 'bout')} at ${counted(row.events, 'event')} in all)`;
  return language === 'ko'
    ? koreanFigure(request, figure, { scope: `${at}${scope}`, at, basis, row })
    : englishFigure(request, figure, { scope: `${scope}${at}`, at, basis, row });
}

interface Sentence {
  scope: string;
  at: string;
  basis: string;
  row: Counted;
}

function englishFigure(
  { measure, method, titleOnly }: AggregateRequest,
  figure: number,
  sentence: Sentence,
): string {
  const { scope, at, basis, row } = sentence;
  const by = method === null ? '' : methodGroupName(method, 'en');
  switch (measure) {
    case 'events':
      return `There ${figure === 1 ? 'was' : 'were'} **${counted(figure, 'UFC event')}**${at}${titleOnly ? ' with a title bout' : ''}, with ${counted(row.bouts, 'bout')}.`;
    case 'bouts':
      return `There ${figure === 1 ? 'was' : 'were'} **${figure}** ${scope}, at ${counted(row.events, 'event')}.`;
    case 'finishes':
      return `**${figure}** ${scope} ended in a finish (KO/TKO or submission) ${basis}.`;
    case 'method':
      return `**${figure}** ${scope} ended by ${by} ${basis}.`;
    case 'finish_rate':
      return `The finish rate of ${scope} was **${percent(figure)}**: ${row.finishes} of ${row.bouts} ended by KO/TKO or submission.`;
    case 'method_share':
      return `**${percent(figure)}** of ${scope} ended by ${by}: ${methodCount(method, row)} of ${row.bouts}.`;
    case 'duration':
      return `The average length of ${scope} was **${formatClock(figure)}** (${formatDuration(figure, 'en')}) ${basis}.`;
  }
}

function koreanFigure({ measure, method }: AggregateRequest, figure: number, sentence: Sentence): string {
  const { scope, at, basis, row } = sentence;
  const by = method === null ? '' : methodGroupName(method, 'ko');
  const way = method === 'ko_tko' ? `${by}로` : `${by}으로`;
  switch (measure) {
    case 'events':
      return `${at}UFC 대회는 **${figure}개**입니다(모두 ${row.bouts}경기).`;
    case 'bouts':
      return `${scope}는 모두 **${figure}경기**입니다(${row.events}개 대회).`.replace(
        '타이틀전는',
        '타이틀전은',
      );
    case 'finishes':
      return `${scope} 가운데 피니시(KO/TKO, 서브미션)로 끝난 것은 **${figure}경기**입니다${basis}.`;
    case 'method':
      return `${scope} 가운데 ${way} 끝난 것은 **${figure}경기**입니다${basis}.`;
    case 'finish_rate':
      return `${scope}의 피니시율은 **${percent(figure)}**입니다: ${row.bouts}경기 가운데 ${row.finishes}경기가 KO/TKO나 서브미션으로 끝났습니다.`;
    case 'method_share':
      return `${scope} 가운데 ${way} 끝난 비율은 **${percent(figure)}**입니다: ${row.bouts}경기 가운데 ${methodCount(method, row)}경기입니다.`;
    case 'duration':
      return `${scope}의 평균 시간은 **${formatDuration(figure, 'ko')}**(${formatClock(figure)})입니다${basis}.`;
  }
}

function keyText(group: AggregateGrouping, key: string, language: Language): string {
  if (group === 'weight_class') {
    const division = WEIGHT_CLASSES.find((each): each is WeightClass => each === key);
    return division === undefined ? key : divisionName(division, language);
  }
  if (language === 'en') return key;
  if (group === 'year') return `${key}년`;
  if (group === 'country') return koreanCountry(key);
  return group === 'city' ? koreanLocation(key).replace(/\(.*$/, '') : key;
}

function valueText(request: AggregateRequest, figure: number, language: Language): string {
  switch (request.measure) {
    case 'finish_rate':
    case 'method_share':
      return percent(figure);
    case 'duration':
      return language === 'ko' ? formatDuration(figure, 'ko') : formatClock(figure);
    case 'events':
      return language === 'ko' ? `${figure}개 대회` : counted(figure, 'event');
    case 'bouts':
    case 'finishes':
    case 'method':
      return language === 'ko' ? `${figure}경기` : counted(figure, 'bout');
  }
}

/** The leading group, and a table of the next ones. `rows` are sorted; each has a key and a figure. */
export function groupsText(
  question: Question,
  request: AggregateRequest & { group: AggregateGrouping },
  rows: readonly (Counted & { key: string })[],
  language: Language,
): { lead: string; board: string } {
  const { group, order } = request;
  const figure = (row: Counted): number => figureOf(request, row) ?? 0;
  const [first] = rows;
  if (first === undefined) return { lead: '', board: '' };
  const tied = rows
    .filter((row) => figure(row) === figure(first))
    .map((row) => keyText(group, row.key, language));
  const value = valueText(request, figure(first), language);
  const what = measureName(request, scopeText(question, request, language), language);
  const at = whereWhen(question, request, language);
  const name = GROUP_NAMES[group][language];
  const extreme = EXTREMES[isRate(request) ? 'rate' : 'count'][order][language];
  const lead =
    language === 'ko'
      ? `${at}${withParticle(what, '이/가')} 가장 ${extreme} ${withParticle(name, '은/는')} **${tied.join(', ')}**입니다: ${value}.`
      : `The ${name} with the ${extreme} ${what}${at}: **${tied.join(', ')}**, with ${value}.`;
  const head = language === 'ko' ? [name, what, '전체 경기'] : [name, what, 'all bouts'];
  const board = table(
    head,
    rows
      .slice(0, MOST_ROWS)
      .map((row) => [
        keyText(group, row.key, language),
        valueText(request, figure(row), language),
        String(row.bouts),
      ]),
  );
  return { lead, board };
}

function measureName({ measure, method }: AggregateRequest, scope: string, language: Language): string {
  const by = method === null ? '' : methodGroupName(method, language);
  const ko = language === 'ko';
  switch (measure) {
    case 'events':
      return ko ? 'UFC 대회 수' : 'UFC events';
    case 'bouts':
      return ko ? `${scope} 수` : scope;
    case 'finishes':
      return ko ? `${scope} 피니시 수` : `finishes in ${scope}`;
    case 'finish_rate':
      return ko ? `${scope} 피니시율` : `finish rate in ${scope}`;
    case 'method':
      return ko ? `${scope} ${by} 수` : `${scope} ended by ${by}`;
    case 'method_share':
      return ko ? `${scope} ${by} 비율` : `share of ${scope} ended by ${by}`;
    case 'duration':
      return ko ? `${scope} 평균 시간` : `average length of ${scope}`;
  }
}

/** Whether the figure is independent of the number of bouts. */
export function isRate({ measure }: AggregateRequest): boolean {
  return measure === 'finish_rate' || measure === 'method_share' || measure === 'duration';
}
