import type { BoutQuery, QueryRowData } from '@app/mma/domain';
import { enumerate, formatDate, paragraphs, table } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import type { QueryReading } from '../../grammar/query-reading.js';
import { divisionName, methodGroupName } from '../../language/terms.js';
import { conditionPhrase } from './condition-text.js';
import { durationOf } from './example-text.js';
import { amountText, countedUnit, measureNoun, methodWord, valueText } from './measure-text.js';

const SHOWN = 5;
const MOST_LEADERS = 5;
const MOST_SHOWN = 40;

/** A ranking: who is first, with the figure, then the next ones. */
export function rankingText(
  { query, place, isInverse }: Pick<QueryReading, 'query' | 'place' | 'isInverse'>,
  rows: readonly QueryRowData[],
  notes: readonly string[],
  names: NameBook,
): string {
  const [first] = rows;
  if (first === undefined) return nothingText(query, names);
  // Of a defence the smallest share of the opponent is the best.
  const asked: BoutQuery = isInverse ? { ...query, order: query.order === 'asc' ? 'desc' : 'asc' } : query;
  if (place !== null) return placeText(query, rows, place, names);
  const leaders = rows.filter(({ rank }) => rank === 1);
  const lead = leadText(asked, leaders, names, notes);
  const all = query.min_value !== undefined || query.opponent_all !== undefined;
  const shown = rows.slice(0, all ? MOST_SHOWN : Math.max(SHOWN, leaders.length));
  const list = shown.length > leaders.length || leaders.length > 3 ? rowsTable(query, shown, names) : null;
  const total = notes.find((note) => /rows in all/.test(note));
  const more = all && rows.length > shown.length ? moreText(total, names) : null;
  return paragraphs(lead, list, more);
}

/** Who is in a place of the ranking. */
function placeText(query: BoutQuery, rows: readonly QueryRowData[], place: number, names: NameBook): string {
  const { language } = names;
  const at = rows[place - 1];
  if (at === undefined)
    return language === 'ko' ? `${place}위는 이 순위에 없습니다.` : `The ranking has no place ${place}.`;
  const tied = rows.filter(({ rank }) => rank === at.rank);
  const who = enumerate(
    tied.map((row) => `**${keyText(query, row, names)}**`),
    language,
  );
  const amount = amountText(query, at.value, language);
  if (language === 'ko')
    return `${tied.length > 1 ? `공동 ${at.rank}위는` : `${place}위는`} ${who}, ${amount}입니다.`;
  return `${tied.length > 1 ? `Tied for place ${at.rank}` : `Place ${place}`}: ${who}, ${tied.length > 1 ? 'each ' : ''}with ${amount}.`;
}

function moreText(total: string | undefined, { language }: NameBook): string {
  const count = /\d+/.exec(total ?? '')?.[0] ?? '';
  return language === 'ko' ? `모두 ${count}명 중 일부입니다.` : `These are the first of ${count}.`;
}

export function nothingText(query: BoutQuery, { language }: NameBook): string {
  const phrase = conditionPhrase(query, language);
  const noun = measureNoun(query, language);
  return language === 'ko'
    ? `조건에 맞는 경기가 데이터에 한 건도 없습니다${phrase === '' ? '' : ` (${phrase}, ${noun})`}.`
    : `No bout in the data meets these conditions: ${[noun, phrase].filter((text) => text !== '').join(' ')}.`;
}

/** The key of a row in words. */
const GROUP_HEADS: Partial<Record<NonNullable<BoutQuery['group_by']>, [en: string, ko: string]>> = {
  bout: ['Bout', '경기'],
  year: ['Year', '연도'],
  decade: ['Decade', '연대'],
  month: ['Month', '월'],
  weight_class: ['Division', '체급'],
  country: ['Country', '나라'],
  city: ['City', '도시'],
  referee: ['Referee', '심판'],
  event: ['Event', '대회'],
  round: ['Round', '라운드'],
  stance: ['Stance', '스탠스'],
  method_detail: ['Technique', '기술'],
};

/** Head of the column of keys. */
export function groupHead({ group_by: group }: BoutQuery, language: NameBook['language']): string {
  const head = group === undefined ? undefined : GROUP_HEADS[group];
  return language === 'ko' ? (head?.[1] ?? '구분') : (head?.[0] ?? 'Group');
}

export function keyText(query: BoutQuery, row: QueryRowData, names: NameBook): string {
  const { language } = names;
  if (row.key === null) return language === 'ko' ? '알 수 없음' : 'unknown';
  switch (query.group_by) {
    case 'fighter':
    case 'opponent':
    case 'appearance':
      return names.of(row.key);
    case 'weight_class': {
      // The group's keys are weight classes.
      return divisionName(row.key as Parameters<typeof divisionName>[0], language);
    }
    case 'method_group':
      return methodGroupName(row.key as Parameters<typeof methodGroupName>[0], language);
    case 'round':
      return language === 'ko' ? `${row.key}라운드` : `round ${row.key}`;
    case 'year':
      return language === 'ko' ? `${row.key}년` : row.key;
    case 'decade':
      return language === 'ko' ? `${row.key.replace(/s$/, '')}년대` : `${row.key.replace(/s$/, '')}s`;
    default:
      return row.key;
  }
}

function leadText(
  query: BoutQuery,
  tied: readonly QueryRowData[],
  names: NameBook,
  notes: readonly string[],
): string {
  const leaders = tied.slice(0, MOST_LEADERS);
  const others = tied.length - leaders.length + hiddenTies(notes);
  const more =
    others === 0
      ? ''
      : names.language === 'ko'
        ? ` 같은 기록의 선수가 ${others}명 더 있습니다.`
        : ` ${others} more share this.`;
  return `${leadOf(query, leaders, names)}${more}`;
}

/** Ties that the limit of the query left out. */
const hiddenTies = (notes: readonly string[]): number =>
  Number(/(\d+) more share rank 1\b/.exec(notes.join(' '))?.[1] ?? 0);

function leadOf(query: BoutQuery, leaders: readonly QueryRowData[], names: NameBook): string {
  switch (query.measure) {
    case 'shortest':
    case 'longest':
      return lengthLead(query, leaders, names);
    case 'youngest':
    case 'oldest':
      return ageLead(query, leaders, names);
    default:
      return valueLead(query, leaders, names);
  }
}

/** `Most submission wins at lightweight: Charles Oliveira with 10 submission wins.` */
function valueLead(query: BoutQuery, leaders: readonly QueryRowData[], names: NameBook): string {
  const { language } = names;
  const [first] = leaders;
  if (first === undefined) return '';
  const phrase = conditionPhrase(query, language);
  const amount = amountText(query, first.value, language);
  const isLeast = query.order === 'asc';
  const single = query.group_by === 'appearance' && query.measure === 'maximum';
  const whom = single && leaders.length === 1 && first.examples[0] !== undefined ? first.examples[0] : null;
  if (language === 'ko') {
    const subject = [phrase, single ? '한 경기' : '', measureNoun(query, language)]
      .filter((text) => text !== '')
      .join(' ');
    const which =
      query.measure === 'current_streak'
        ? '현재 최다'
        : query.measure === 'champion_days' || query.measure === 'height_cm' || query.measure === 'reach_cm'
          ? isLeast
            ? '최단'
            : '최장'
          : isLeast
            ? isRate(query)
              ? '최저'
              : '최소'
            : isRate(query)
              ? '최고'
              : '최다';
    const who = leaders.map((row) => `**${names.short(row.key ?? '')}**${latin(row.key, names)}`);
    const tied = leaders.length > 1 ? ' (공동 1위)' : '';
    const against =
      whom === null
        ? ''
        : ` 상대는 ${names.of(whom.opponent)}, ${whom.event}(${formatDate(whom.date, language)})입니다.`;
    return `${subject} ${which} 기록은 ${isFighterGroup(query) ? who.join(', ') : leaders.map((row) => `**${keyText(query, row, names)}**`).join(', ')} ${amount}입니다${tied}.${against}`;
  }
  const noun = measureNoun(query, language);
  const most =
    query.measure === 'longest_streak'
      ? 'Longest run of'
      : query.measure === 'current_streak'
        ? 'Longest current run of'
        : query.measure === 'height_cm' || query.measure === 'reach_cm' || query.measure === 'champion_days'
          ? isLeast
            ? 'Smallest'
            : 'Greatest'
          : isLeast
            ? isRate(query)
              ? 'Lowest'
              : 'Fewest'
            : isRate(query)
              ? 'Highest'
              : 'Most';
  const title = [most, noun, single ? 'in a single fight' : '', phrase]
    .filter((text) => text !== '')
    .join(' ');
  const who = enumerate(
    leaders.map((row) => `**${keyText(query, row, names)}**`),
    language,
  );
  const against =
    whom === null
      ? ''
      : `, against ${names.of(whom.opponent)} at ${whom.event} (${formatDate(whom.date, language)})`;
  return `${title}: ${who}, ${leaders.length > 1 ? 'each ' : ''}with ${amount}${against}.`;
}

export const isRate = ({ measure }: BoutQuery): boolean =>
  measure === 'share' || measure === 'accuracy' || measure === 'average' || measure === 'per_15_minutes';
const isFighterGroup = ({ group_by: group }: BoutQuery): boolean =>
  group === 'fighter' || group === 'opponent' || group === 'appearance';

/** The Latin name in brackets where the Korean one stands before it. */
function latin(name: string | null, names: NameBook): string {
  if (name === null) return '';
  // Counts as a mention: later questions may refer to the leader.
  names.of(name);
  return names.short(name) === name ? '' : `(${name})`;
}

/** `Fastest submission in Mexico: Dustin Ortiz, 0:15 (round 1 at 0:15), against …`. */
function lengthLead(query: BoutQuery, leaders: readonly QueryRowData[], names: NameBook): string {
  const { language } = names;
  const phrase = conditionPhrase(query, language);
  const decided = query.result !== undefined;
  const short = query.measure === 'shortest';
  const what = methodWord(query, language) ?? countedUnit(query)[language === 'ko' ? 'ko' : 'en'];
  const lines = leaders.map((row) => {
    const [bout] = row.examples;
    if (bout === undefined) return keyText(query, row, names);
    const where = `${bout.event}, ${formatDate(bout.date, language)}`;
    const time = durationOf(bout, names);
    if (language === 'ko') {
      return decided
        ? `**${names.short(bout.fighter)}**${latin(bout.fighter, names)} ${time}, 상대 ${names.of(bout.opponent)} (${where})`
        : `**${names.of(bout.fighter)} 대 ${names.of(bout.opponent)}** ${time} (${where})`;
    }
    return decided
      ? `**${names.of(bout.fighter)}**, ${time}, against ${names.of(bout.opponent)} (${where})`
      : `**${names.of(bout.fighter)} vs. ${names.of(bout.opponent)}**, ${time} (${where})`;
  });
  if (language === 'ko') {
    const noun = typeof what === 'string' ? what : '경기';
    return `${[phrase, short ? '가장 빠른' : '가장 오래 걸린', noun].filter((text) => text !== '').join(' ')}: ${lines.join('; ')}.`;
  }
  const noun = typeof what === 'string' ? what : what[0];
  const adjective =
    decided || query.method_group !== undefined
      ? short
        ? 'Fastest'
        : 'Slowest'
      : short
        ? 'Shortest'
        : 'Longest';
  return `${[adjective, noun, phrase].filter((text) => text !== '').join(' ')}: ${lines.join('; ')}.`;
}

/** `Oldest fighter to win: Randy Couture, 47 years old, against …`. */
function ageLead(query: BoutQuery, leaders: readonly QueryRowData[], names: NameBook): string {
  const { language } = names;
  const [first] = leaders;
  const [bout] = first?.examples ?? [];
  if (first === undefined || bout === undefined) return nothingText(query, names);
  const phrase = conditionPhrase(query, language);
  const old = query.measure === 'oldest';
  const where = `${bout.event}, ${formatDate(bout.date, language)}`;
  const noun = countedUnit(query);
  if (language === 'ko') {
    return `${[phrase, noun.ko, old ? '최고령' : '최연소', '기록'].filter((text) => text !== '').join(' ')}: **${names.short(bout.fighter)}**${latin(bout.fighter, names)}, 경기 당시 **${bout.age ?? first.value}세** (상대 ${names.of(bout.opponent)}, ${where}).`;
  }
  return `${old ? 'Oldest' : 'Youngest'} fighter with a ${noun.en[0]}${phrase === '' ? '' : ` ${phrase}`}: **${names.of(bout.fighter)}**, aged **${bout.age ?? first.value}** on the day, against ${names.of(bout.opponent)} (${where}).`;
}

export function rowsTable(query: BoutQuery, rows: readonly QueryRowData[], names: NameBook): string {
  const { language } = names;
  const ko = language === 'ko';
  const single = query.group_by === 'appearance';
  const head = [
    ko ? '순위' : 'Rank',
    isFighterGroup(query) ? (ko ? '선수' : 'Fighter') : groupHead(query, language),
    measureHead(query, names),
    ...(single ? [ko ? '상대' : 'Opponent', ko ? '대회' : 'Event'] : []),
  ];
  return table(
    head,
    rows.map((row) => {
      const [bout] = row.examples;
      const value =
        (query.measure === 'youngest' || query.measure === 'oldest') && bout?.age != null
          ? amountText(query, bout.age, language)
          : valueText(query, row.value, language);
      return [
        String(row.rank),
        keyText(query, row, names),
        value,
        ...(single
          ? [
              bout === undefined ? '' : names.of(bout.opponent),
              bout === undefined ? '' : `${bout.event} (${formatDate(bout.date, language)})`,
            ]
          : []),
      ];
    }),
  );
}

function measureHead(query: BoutQuery, { language }: NameBook): string {
  if (query.measure === 'shortest' || query.measure === 'longest') return language === 'ko' ? '시간' : 'Time';
  if (query.measure === 'youngest' || query.measure === 'oldest') return language === 'ko' ? '나이' : 'Age';
  const noun = measureNoun(query, language);
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`;
}
