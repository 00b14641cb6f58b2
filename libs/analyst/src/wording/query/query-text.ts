import type { BoutExampleData, BoutQuery, QueryRowData } from '@app/mma/domain';
import { enumerate, formatDate, formatShare, paragraphs, table } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { withParticle } from '../../language/particles.js';
import { recordText as formatRecord } from '../../language/terms.js';
import type { QueryReading } from '../../grammar/query-reading.js';
import { conditionPhrase } from './condition-text.js';
import { durationOf, endingOf, exampleList, exampleSentence } from './example-text.js';
import { amountText, countedUnit, measureNoun, methodWord, valueText } from './measure-text.js';
import { groupHead, keyText, nothingText, rankingText, rowsTable } from './ranking-text.js';

/** What the tools returned for a query, and the names of its fighters. */
export interface QueryResult {
  reading: QueryReading;
  rows: readonly QueryRowData[];
  notes: readonly string[];
  subjects: readonly string[];
  objects: readonly string[];
  /** All bouts between two fighters, whatever their outcome; of a check only. */
  meetings: readonly QueryRowData[];
}

export function queryText(raw: QueryResult, names: NameBook): string {
  const result = { ...raw, rows: inAskedUnit(raw) };
  const { reading, rows, notes } = result;
  switch (reading.form) {
    case 'ranking':
      if (reading.objects.length > 0) return bothText(result, names);
      return paragraphs(candidateText(result, names), rankingText(reading, rows, notes, names));
    case 'record':
      return recordText(result, names);
    case 'figure':
      return figureText(result, names);
    case 'claim':
      return claimText(result, names);
    case 'check':
      if (result.subjects.length > 1) return eachCheckText(result, names);
      return result.objects.length > 0 ? meetingCheckText(result, names) : checkText(result, names);
    case 'comparison':
      return comparisonText(result, names);
    case 'relation':
      return relationText(result, names);
    case 'list':
      return listText(result, names);
    case 'breakdown':
      return breakdownText(result, names);
  }
}

/** Values per minute, and defences as the part that was missed. */
function inAskedUnit({ reading, rows }: QueryResult): readonly QueryRowData[] {
  if (!reading.perMinute && !reading.isInverse) return rows;
  return rows.map((row) =>
    typeof row.value !== 'number'
      ? row
      : { ...row, value: reading.isInverse ? 1 - row.value : row.value / 15 },
  );
}

/** "Does X have the most …?" */
function candidateText({ rows, subjects }: QueryResult, names: NameBook): string | null {
  const [name] = subjects;
  if (name === undefined) return null;
  const leads = rows.some((row) => row.rank === 1 && row.key === name);
  if (names.language === 'ko')
    return leads ? '네, 맞습니다.' : `아니요. ${names.with(name, '은/는')} 1위가 아닙니다.`;
  return leads ? 'Yes.' : `No, not ${names.of(name)}.`;
}

/** Wins and losses under conditions: `5-5`. */
function recordText({ reading: { query }, rows, subjects }: QueryResult, names: NameBook): string {
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

/** Did both A and B beat C? */
function eachCheckText({ reading: { query }, rows, objects }: QueryResult, names: NameBook): string {
  const { language } = names;
  const yes = rows.length > 0 && rows.every(({ value }) => numberOf(value) > 0);
  const [object = ''] = objects;
  const lines = rows.map((row) => {
    const [bout] = row.examples;
    const name = names.of(row.key ?? '');
    if (numberOf(row.value) === 0 || bout === undefined) {
      return language === 'ko' ? `- ${name}: 없음` : `- ${name}: no`;
    }
    return `- ${name}: ${exampleSentence(bout, names)}`;
  });
  const verb =
    query.result?.[0] === 'loss' ? { en: 'lost to', ko: '에게 진' } : { en: 'beaten', ko: '을(를) 이긴' };
  const lead =
    language === 'ko'
      ? `${yes ? '네, 모두' : '아니요, 모두가'} ${names.of(object)}${verb.ko} 것은 ${yes ? '맞습니다.' : '아닙니다.'}`
      : yes
        ? `Yes, all of them have ${verb.en} ${names.of(object)}.`
        : `No, not all of them have ${verb.en} ${names.of(object)}.`;
  return paragraphs(lead, lines.join('\n'));
}

const withSpace = (text: string): string => (text === '' ? '' : ` ${text}`);

/** A number of one fighter, or of all bouts. */
function figureText({ reading: { query }, rows, subjects, objects }: QueryResult, names: NameBook): string {
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

/** Yes or no first: has it ever happened? */
function checkText({ reading: { query, isNegated }, rows, subjects }: QueryResult, names: NameBook): string {
  const { language } = names;
  const [yes, no] = isNegated
    ? [
        language === 'ko' ? '아니요, 있습니다.' : 'No, not so.',
        language === 'ko' ? '네, 맞습니다.' : 'Yes, that is right.',
      ]
    : [language === 'ko' ? '네.' : 'Yes.', language === 'ko' ? '아니요.' : 'No.'];
  const [row] = rows;
  const count = typeof row?.value === 'number' ? row.value : 0;
  const phrase = conditionPhrase(query, language);
  const name = subjects[0] ?? '';
  const amount = amountText(query, count, language);
  const { en, ko } = countedUnit(query);
  if (language === 'ko') {
    return count === 0
      ? `${no} ${withParticle(names.of(name), '은/는')} UFC에서 ${phrase === '' ? '' : `${phrase} `}${ko} 기록이 한 번도 없습니다.`
      : paragraphs(
          `${yes} ${withParticle(names.of(name), '은/는')} UFC에서 ${phrase === '' ? '' : `${phrase} `}${ko} **${amount}** 있습니다.`,
          exampleList(row?.examples ?? [], names),
        );
  }
  return count === 0
    ? `${no} ${names.of(name)} has never had a ${en[0]}${withSpace(phrase)} in the UFC.`
    : paragraphs(
        `${yes} ${names.of(name)} has **${amount}**${withSpace(phrase)} in the UFC.`,
        exampleList(row?.examples ?? [], names),
      );
}

/** Did A beat B by M? Yes or no, and what happened. */
function meetingCheckText(
  { reading: { query }, rows, meetings, subjects, objects }: QueryResult,
  names: NameBook,
): string {
  const { language } = names;
  const [a = '', b = ''] = [subjects[0], objects[0]];
  const found = rows.flatMap(({ examples }) => examples.slice(0, 1));
  const all = meetings.flatMap(({ examples }) => examples.slice(0, 1));
  if (all.length === 0) {
    return language === 'ko'
      ? `아니요. ${withParticle(names.of(a), '와/과')} ${withParticle(names.of(b), '은/는')} UFC에서 맞붙은 적이 없습니다.`
      : `No. ${names.of(a)} and ${names.of(b)} have never met in the UFC.`;
  }
  const lines = (bouts: readonly BoutExampleData[]): string =>
    bouts.map((bout) => resultSentence(bout, names)).join('\n');
  if (found.length > 0) return `${language === 'ko' ? '네.' : 'Yes.'} ${lines(found)}`;
  const won = all.filter(({ result }) => result === (query.result?.[0] ?? 'win'));
  const not =
    won.length > 0
      ? language === 'ko'
        ? '아니요, 그 방식은 아니었습니다.'
        : 'No, not that way.'
      : language === 'ko'
        ? '아니요.'
        : 'No.';
  return `${not} ${lines(won.length > 0 ? won : all)}`;
}

/** `Cain Velasquez beat Brock Lesnar by KO/TKO (round 1 at 4:12) at UFC 121, …`. */
function resultSentence(bout: BoutExampleData, names: NameBook): string {
  const { language } = names;
  const [winner, loser] =
    bout.result === 'loss' ? [bout.opponent, bout.fighter] : [bout.fighter, bout.opponent];
  const where = `${bout.event}, ${formatDate(bout.date, language)}`;
  const decided = bout.result === 'win' || bout.result === 'loss';
  if (language === 'ko') {
    return decided
      ? `${names.with(winner, '이/가')} ${names.with(loser, '을/를')} ${withParticle(endingOf(bout, names), '(으)로')} 이겼습니다 (${where}).`
      : `${names.with(winner, '와/과')} ${names.of(loser)}의 경기는 ${bout.result === 'draw' ? '무승부' : '무효'}였습니다 (${where}).`;
  }
  return decided
    ? `${names.of(winner)} beat ${names.of(loser)} ${endingOf(bout, names)} at ${where}.`
    : `${names.of(winner)} and ${names.of(loser)} ${bout.result === 'draw' ? 'fought to a draw' : 'had a no contest'} at ${where}.`;
}

function claimText({ reading, rows, subjects }: QueryResult, names: NameBook): string {
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
        : `아니요. ${said} ${amountText(query, claimed, language)}가 아니라 **${amount}**입니다.`,
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

function comparisonText({ reading: { query }, rows }: QueryResult, names: NameBook): string {
  const { language } = names;
  const phrase = conditionPhrase(query, language);
  const noun = measureNoun(query, language);
  const sorted = [...rows].sort((x, y) => numberOf(y.value) - numberOf(x.value));
  const [first, second] = sorted;
  if (first === undefined || second === undefined) return nothingText(query, names);
  const list = rowsTable(query, sorted, names);
  const title =
    language === 'ko'
      ? [phrase, noun].filter((text) => text !== '').join(' ')
      : `${noun}${withSpace(phrase)}`;
  const amounts = [first, second].map(
    (row) => `${names.of(row.key ?? '')} ${valueText(query, row.value ?? 0, language)}`,
  );
  if (numberOf(first.value) === numberOf(second.value)) {
    return language === 'ko'
      ? `${title}: 두 선수가 같습니다 (${amounts.join(', ')}).`
      : `They are level in ${title}: ${amounts.join(', ')}.`;
  }
  const lead =
    language === 'ko'
      ? `${title}: ${withParticle(`**${names.short(first.key ?? '')}**`, '이/가')} 더 많습니다 (${amounts.join(', ')}).`
      : `**${names.of(first.key ?? '')}** has more ${title}: ${amounts.join(', ')}.`;
  return paragraphs(lead, sorted.length > 2 ? list : null);
}

const numberOf = (value: number | string | null): number => (typeof value === 'number' ? value : 0);

/** Whom a fighter beat, lost to or met. */
function relationText({ reading: { query }, rows, subjects }: QueryResult, names: NameBook): string {
  const { language } = names;
  const name = subjects[0] ?? '';
  const phrase = conditionPhrase(query, language);
  const method = methodWord(query, language);
  const [result] = query.result ?? [];
  const isYes = query.min_value !== undefined;
  if (rows.length === 0) {
    const none = language === 'ko' ? `${names.of(name)} 관련 조건에 맞는 상대가 없습니다` : `No one`;
    if (language === 'ko')
      return `${none}: ${[phrase, countedUnit(query).ko].filter((text) => text !== '').join(' ')} 기록이 한 번도 없습니다.`;
    return result === 'loss'
      ? `${none} has beaten ${names.of(name)}${method === null ? '' : ` by ${method}`}${withSpace(phrase)} in the UFC${isYes ? ` ${query.min_value} times` : ''}.`
      : `${names.of(name)} has ${result === 'win' ? 'beaten' : 'faced'} no one${method === null ? '' : ` by ${method}`}${withSpace(phrase)} in the UFC.`;
  }
  const lines = rows.map((row) => relationLine(row, query, names));
  const count = rows.length;
  const yes = isYes ? (language === 'ko' ? '네. ' : 'Yes. ') : '';
  if (language === 'ko') {
    const how = method === null ? '' : `${withParticle(method, '(으)로')} `;
    const when = phrase === '' ? '' : `${phrase} `;
    const lead =
      result === 'loss'
        ? `${names.with(name, '을/를')} ${when}${how}이긴 선수는 ${count}명입니다.`
        : result === 'win'
          ? `${names.with(name, '이/가')} ${when}${how}이긴 선수는 ${count}명입니다.`
          : `${names.with(name, '이/가')} ${when}상대한 선수는 ${count}명입니다.`;
    return paragraphs(`${yes}${lead}`, lines.join('\n'));
  }
  const how = method === null ? '' : ` by ${method}`;
  const people = count === 1 ? '1 fighter' : `${count} fighters`;
  const lead =
    result === 'loss'
      ? `${people} ${count === 1 ? 'has' : 'have'} beaten ${names.of(name)}${how}${withSpace(phrase)} in the UFC${isYes ? ` at least ${query.min_value} times` : ''}:`
      : `${names.of(name)} has ${result === 'win' ? 'beaten' : 'faced'} ${people}${how}${withSpace(phrase)} in the UFC:`;
  return paragraphs(`${yes}${lead}`, lines.join('\n'));
}

function relationLine(row: QueryRowData, query: BoutQuery, names: NameBook): string {
  const { language } = names;
  const [bout] = row.examples;
  const times = row.bouts > 1 ? (language === 'ko' ? ` ${row.bouts}회` : ` ${row.bouts} times`) : '';
  const where =
    bout === undefined
      ? ''
      : ` (${endingOf(bout, names)}, ${bout.event}, ${formatDate(bout.date, language)})`;
  return `- ${keyText({ ...query, group_by: 'opponent' }, row, names)}${times}${where}`;
}

/** Who beat both X and Y. */
function bothText({ reading: { query, eachObject }, rows, objects }: QueryResult, names: NameBook): string {
  const { language } = names;
  const [result] = query.result ?? [];
  const verb =
    result === 'loss'
      ? { en: 'lost to', ko: '진' }
      : result === 'win'
        ? { en: 'beaten', ko: '이긴' }
        : { en: 'fought', ko: '상대한' };
  const whom = enumerate(
    objects.map((name) => names.of(name)),
    language,
  );
  const joint = eachObject && objects.length === 2;
  const phrase = conditionPhrase(query, language);
  const list = rows.map((row) => `- ${names.of(row.key ?? '')}`).join('\n');
  if (language === 'ko') {
    const all = `${whom}${joint ? ' 둘 다' : ''}${query.result?.[0] === 'loss' ? '에게' : '를'} ${phrase === '' ? '' : `${phrase} `}${verb.ko} 선수`;
    return rows.length === 0
      ? `${withParticle(all, '은/는')} 데이터에 한 명도 없습니다.`
      : paragraphs(`${withParticle(all, '은/는')} ${rows.length}명입니다.`, list);
  }
  const which = `${verb.en} ${joint ? 'both ' : ''}${joint ? whom : whom.replace(' and ', ' or ')}${withSpace(phrase)}`;
  return rows.length === 0
    ? `No fighter has ${which} in the UFC.`
    : paragraphs(
        `${rows.length} ${rows.length === 1 ? 'fighter has' : 'fighters have'} ${which} in the UFC:`,
        list,
      );
}

function listText({ reading: { query }, rows, notes }: QueryResult, names: NameBook): string {
  const { language } = names;
  if (rows.length === 0) return nothingText(query, names);
  const bouts = rows.flatMap(({ examples }) => examples.slice(0, 1));
  const phrase = conditionPhrase(query, language);
  const { en, ko } = countedUnit(query);
  const total = /(\d+) rows in all/.exec(notes.join(' '))?.[1] ?? String(rows.length);
  const lead =
    language === 'ko'
      ? `${[phrase, ko].filter((text) => text !== '').join(' ')}: 모두 ${total}건입니다.`
      : `${total} ${Number(total) === 1 ? en[0] : en[1]}${withSpace(phrase)} in the UFC${Number(total) > rows.length ? `; the newest ${rows.length}` : ''}:`;
  return paragraphs(
    lead,
    table(
      language === 'ko' ? ['날짜', '경기', '방식', '대회'] : ['Date', 'Bout', 'Method', 'Event'],
      bouts.map((bout) => [
        formatDate(bout.date, language),
        `${names.of(bout.fighter)} ${language === 'ko' ? '대' : 'vs.'} ${names.of(bout.opponent)}`,
        endingOf(bout, names).replace(/^by /, ''),
        bout.event,
      ]),
    ),
  );
}

function breakdownText({ reading: { query }, rows, subjects }: QueryResult, names: NameBook): string {
  const { language } = names;
  if (rows.length === 0) return nothingText(query, names);
  const phrase = conditionPhrase(query, language);
  const noun = measureNoun(query, language);
  const whose = subjects[0] === undefined ? 'UFC' : names.of(subjects[0]);
  const lead =
    language === 'ko'
      ? `${[`${whose}${subjects[0] === undefined ? '' : '의'}`, phrase, noun].filter((text) => text !== '').join(' ')}입니다.`
      : `${whose}${subjects[0] === undefined ? '' : "'s"} ${noun}${withSpace(phrase)}:`;
  return paragraphs(
    lead,
    table(
      [groupHead(query, language), noun],
      rows.map((row) => [keyText(query, row, names), valueText(query, row.value, language)]),
    ),
  );
}

/** The reading in one line, for `reading.understood`. */
export function understoodText(
  { query, form }: QueryReading,
  subjects: readonly string[],
  objects: readonly string[],
  names: NameBook,
): string {
  const { language } = names;
  const who = [...subjects, ...objects]
    .map((name) => names.short(name))
    .join(language === 'ko' ? ', ' : ', ');
  const parts = [
    form === 'ranking' ? (language === 'ko' ? '순위' : 'ranking') : '',
    who,
    conditionPhrase(query, language),
    measureNoun(query, language),
  ];
  return parts
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, 300);
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
