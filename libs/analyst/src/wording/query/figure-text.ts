import type { BoutExampleData, BoutQuery, QueryRowData } from '@app/mma/domain';
import { formatDate, formatShare, paragraphs } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { withParticle } from '../../language/particles.js';
import { recordText as formatRecord } from '../../language/terms.js';
import { conditionPhrase } from './condition-text.js';
import { durationOf, exampleList } from './example-text.js';
import { amountText, countedUnit, measureNoun, methodWord } from './measure-text.js';
import { numberOf, type QueryResult, withSpace } from './query-result.js';
import { nothingText } from './ranking-text.js';

/** A number of one fighter, or of all bouts. */
export function figureText(
  { reading: { query }, rows, subjects, objects }: QueryResult,
  names: NameBook,
): string {
  const { language } = names;
  const [row] = rows;
  const [subject] = subjects;
  const phrase = conditionPhrase(query, language);
  const against =
    objects[0] === undefined
      ? ''
      : language === 'ko'
        ? `${names.of(objects[0])} 상대`
        : `against ${names.of(objects[0])}`;
  const said = [phrase, against].filter((text) => text !== '').join(' ');
  if (subject === undefined) return totalText(query, row, said, names);
  if (query.measure === 'shortest' || query.measure === 'longest')
    return ownLengthText(query, rows, subject, said, names);
  if (query.measure === 'youngest' || query.measure === 'oldest')
    return ownAgeText(query, rows, subject, said, names);
  if (query.measure === 'maximum' || query.measure === 'minimum')
    return ownExtremeText(query, row, subject, said, names);
  const value = row?.value ?? (query.measure === 'count' ? 0 : null);
  const amount = amountText(query, value, language);
  const noun = measureNoun(query, language);
  const list = row === undefined || value === 0 ? null : examplesOf(query, row.examples, names);
  if (language === 'ko') {
    const where = said === '' ? '' : `${said} `;
    return paragraphs(
      `${withParticle(names.of(subject), '은/는')} UFC에서 ${where}${noun} **${amount}**${value === 0 || value === null ? '입니다(해당 경기 없음)' : '입니다'}.`,
      list,
    );
  }
  if (value === null) return `${names.of(subject)} has no recorded ${noun}${withSpace(said)} in the UFC.`;
  const verb =
    query.measure === 'longest_streak'
      ? `'s longest run${withSpace(said)}: `
      : query.measure === 'current_streak'
        ? `'s current run${withSpace(said)}: `
        : null;
  return paragraphs(
    verb !== null
      ? `${names.of(subject)}${verb}**${amount}**.`
      : isAverage(query)
        ? `${names.of(subject)}'s ${noun}${withSpace(said)} in the UFC: **${amount}**.`
        : `${names.of(subject)} has **${amount}**${withSpace(said)} in the UFC.`,
    list,
  );
}

/** The most or least of a statistic in one bout of a fighter. */
function ownExtremeText(
  query: BoutQuery,
  row: QueryRowData | undefined,
  subject: string,
  said: string,
  names: NameBook,
): string {
  const { language } = names;
  const [bout] = row?.examples ?? [];
  if (row === undefined || bout === undefined) return nothingText(query, names);
  const amount = amountText(query, row.value, language);
  const noun = measureNoun(query, language);
  const where = `${bout.event}, ${formatDate(bout.date, language)}`;
  const isMost = query.measure === 'maximum';
  return language === 'ko'
    ? `${names.of(subject)}의 ${said === '' ? '' : `${said} `}한 경기 ${isMost ? '최다' : '최소'} ${noun}: **${amount}**, 상대 ${names.of(bout.opponent)} (${where}).`
    : `${names.of(subject)}'s ${isMost ? 'most' : 'fewest'} ${noun} in a single fight${withSpace(said)}: **${amount}**, against ${names.of(bout.opponent)} (${where}).`;
}

const isAverage = ({ measure, statistic }: BoutQuery): boolean =>
  measure === 'average' ||
  measure === 'per_15_minutes' ||
  measure === 'accuracy' ||
  measure === 'share' ||
  statistic?.endsWith('control_seconds') === true;

function examplesOf(query: BoutQuery, examples: readonly BoutExampleData[], names: NameBook): string | null {
  const counts =
    query.measure === 'count' ||
    query.measure === 'longest_streak' ||
    query.measure === 'current_streak' ||
    query.measure === 'title_defences';
  if (!counts || examples.length === 0) return null;
  const title = names.language === 'ko' ? '가장 최근 경기:' : 'Most recent:';
  return `${title}\n${exampleList(examples, names)}`;
}

function totalText(query: BoutQuery, row: QueryRowData | undefined, said: string, names: NameBook): string {
  const { language } = names;
  const value = row?.value ?? 0;
  const amount = amountText(query, value, language);
  const noun = measureNoun(query, language);
  if (language === 'ko') {
    return `${said === '' ? 'UFC 전체' : `UFC ${said}`} ${noun}: **${amount}**입니다.`;
  }
  return query.measure === 'count' || query.measure === 'events'
    ? `There ${value === 1 ? 'was' : 'were'} **${amount}**${withSpace(said)} in the UFC.`
    : `UFC ${noun}${withSpace(said)}: **${amount}**.`;
}

function ownLengthText(
  query: BoutQuery,
  rows: readonly QueryRowData[],
  subject: string,
  said: string,
  names: NameBook,
): string {
  const { language } = names;
  const [bout] = rows[0]?.examples ?? [];
  if (bout === undefined) return nothingText(query, names);
  const decided = query.result !== undefined || query.method_group !== undefined;
  const short = query.measure === 'shortest';
  const what = methodWord(query, language) ?? (language === 'ko' ? '경기' : 'fight');
  const where = `${bout.event}, ${formatDate(bout.date, language)}`;
  if (language === 'ko') {
    return `${names.of(subject)}의 ${said === '' ? '' : `${said} `}${short ? '가장 빠른' : '가장 긴'} ${what}${decided ? '승' : ''}: **${durationOf(bout, names)}**, 상대 ${names.of(bout.opponent)} (${where}).`;
  }
  const adjective = decided ? (short ? 'fastest' : 'slowest') : short ? 'shortest' : 'longest';
  return `${names.of(subject)}'s ${adjective} ${what}${decided ? ' win' : ''}${withSpace(said)}: **${durationOf(bout, names)}**, against ${names.of(bout.opponent)} (${where}).`;
}

function ownAgeText(
  query: BoutQuery,
  rows: readonly QueryRowData[],
  subject: string,
  said: string,
  names: NameBook,
): string {
  const { language } = names;
  const [row] = rows;
  const [bout] = row?.examples ?? [];
  if (row === undefined || bout === undefined) return nothingText(query, names);
  const where = `${bout.event}, ${formatDate(bout.date, language)}`;
  const age = bout.age ?? row.value;
  const ordinal =
    query.result?.[0] === 'win'
      ? query.measure === 'oldest'
        ? language === 'ko'
          ? '마지막'
          : 'last'
        : language === 'ko'
          ? '첫'
          : 'first'
      : '';
  if (language === 'ko') {
    const when =
      query.result === undefined
        ? said === ''
          ? '그 경기'
          : said
        : `${said === '' ? '' : `${said} `}${ordinal} ${countedUnit(query).ko === '승' ? '승리' : countedUnit(query).ko}`;
    return `${withParticle(names.of(subject), '은/는')} ${when} 당시 **${age}세**였습니다 (상대 ${names.of(bout.opponent)}, ${where}).`;
  }
  const when =
    query.result === undefined
      ? said === ''
        ? 'in that bout'
        : said
      : `at the ${ordinal} ${countedUnit(query).en[0]}${withSpace(said)}`;
  return `${names.of(subject)} was **${age} years old** ${when} (against ${names.of(bout.opponent)}, ${where}).`;
}

export function claimText({ reading, rows, subjects }: QueryResult, names: NameBook): string {
  const { query, claimed } = reading;
  const { language } = names;
  const [row] = rows;
  const actual = typeof row?.value === 'number' ? row.value : 0;
  const phrase = conditionPhrase(query, language);
  const name = subjects[0] ?? '';
  const amount = amountText(query, actual, language);
  const noun = measureNoun(query, language);
  const list = actual === 0 || row === undefined ? null : examplesOf(query, row.examples, names);
  if (language === 'ko') {
    const said = `${names.of(name)}의 UFC ${phrase === '' ? '' : `${phrase} `}${withParticle(noun, '은/는')}`;
    return paragraphs(
      actual === claimed
        ? `네, 맞습니다. ${said} **${amount}**입니다.`
        : `아니요. ${said} ${withParticle(amountText(query, claimed, language), '이/가')} 아니라 **${amount}**입니다.`,
      list,
    );
  }
  return paragraphs(
    actual === claimed
      ? `Yes, correct: ${names.of(name)} has **${amount}**${withSpace(phrase)} in the UFC.`
      : `No: ${names.of(name)} has **${amount}**${withSpace(phrase)} in the UFC, not ${claimed}.`,
    list,
  );
}

/** Wins and losses under conditions: `5-5`. */
export function recordText({ reading: { query }, rows, subjects }: QueryResult, names: NameBook): string {
  const { language } = names;
  const count = (key: string): number => numberOf(rows.find((row) => row.key === key)?.value ?? 0);
  const phrase = conditionPhrase(query, language);
  const method = methodWord(query, language);
  const [name = ''] = subjects;
  const record = formatRecord(
    { wins: count('win'), losses: count('loss'), draws: count('draw'), no_contests: count('no_contest') },
    language,
  );
  if (language === 'ko') {
    return `${names.of(name)}의 UFC ${[phrase, method].filter((text) => text !== '' && text !== null).join(' ')} 전적은 **${record}**입니다.`;
  }
  return `${names.of(name)}'s UFC record${method === null ? '' : ` in bouts that ended by ${method}`}${withSpace(phrase)} is **${record}**.`;
}

/** `10 of 24 wins (41.7%) of Max Holloway came by decision.` */
export function shareText(
  query: BoutQuery,
  count: number,
  total: number,
  name: string | null,
  names: NameBook,
): string {
  const { language } = names;
  const { method_group: _group, method: _method, ...plain } = query;
  const { en, ko } = countedUnit({ ...plain, measure: 'count' });
  const method = methodWord(query, language) ?? '';
  const phrase = conditionPhrase(query, language);
  const share = total === 0 ? null : formatShare(count / total);
  if (language === 'ko') {
    const whose = name === null ? 'UFC' : `${names.of(name)}의 UFC`;
    return `${whose} ${phrase === '' ? '' : `${phrase} `}${ko} ${total}회 가운데 ${withParticle(method, '은/는')} ${count}회${share === null ? '' : `(**${share}**)`}입니다.`;
  }
  const whose = name === null ? 'UFC' : `${names.of(name)}'s UFC`;
  return `${share === null ? '' : `**${share}**: `}${count} of ${whose} ${total} ${en[1]}${withSpace(phrase)} came by ${method}.`;
}
