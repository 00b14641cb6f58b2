import type { FighterData, MethodCounts, MethodGroup, RecordData } from '@app/mma/domain';
import { formatDate, formatShare, paragraphs, plural } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { withParticle } from '../language/particles.js';
import { methodGroupName, recordText } from '../language/terms.js';
import type { Question } from '../question/question.js';

const GROUPS: readonly MethodGroup[] = ['ko_tko', 'submission', 'decision', 'dq', 'other'];
export const WIN_RATE = /\bwin(?:ning)? (?:rate|percentage|pct|%)|승률/;

/** `8 by KO/TKO, 0 by submission, 2 by decision`; other methods only if not zero. */
export function countsText(counts: MethodCounts, language: Language): string {
  return GROUPS.filter((group) => counts[group] > 0 || GROUPS.indexOf(group) < 3)
    .map((group) => {
      const name = methodGroupName(group, language);
      return language === 'ko' ? `${name} ${counts[group]}` : `${counts[group]} by ${name}`;
    })
    .join(', ');
}

function boutCount({ wins, losses, draws, no_contests: noContests }: RecordData): number {
  return wins + losses + draws + noContests;
}

export function recordAnswer(question: Question, fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const { record } = fighter;
  const { topics } = question;
  const total = boutCount(record);
  if (total === 0) {
    return language === 'ko'
      ? `${names.of(fighter.name)}의 UFC 경기는 데이터에 없습니다(0전).`
      : `${names.of(fighter.name)} has no UFC bouts in the data (0-0).`;
  }
  const counted = topics.has('count') && !topics.has('record');
  const rate = WIN_RATE.test(question.spaced) && total > 0 ? formatShare(record.wins / total) : null;
  const lead =
    language === 'ko'
      ? koreanRecordLead(topics, counted, total, fighter, names)
      : englishRecordLead(topics, counted, total, fighter, names);
  const share =
    rate === null
      ? ''
      : language === 'ko'
        ? ` 승률은 ${rate}입니다(전체 ${total}경기 중).`
        : ` Win rate: ${rate} of ${total} bouts.`;
  return paragraphs(`${lead}${share}`, recordContext(fighter, language));
}

function englishRecordLead(
  topics: Question['topics'],
  counted: boolean,
  total: number,
  { name, record }: FighterData,
  names: NameBook,
): string {
  const full = recordText(record, 'en');
  const who = counted ? names.of(name) : '';
  if (counted && topics.has('losses') && !topics.has('wins'))
    return `${who} has ${plural(record.losses, 'loss', 'losses')} in the UFC (record ${full}).`;
  if (counted && topics.has('draws'))
    return `${who} has ${plural(record.draws, 'draw')} in the UFC (record ${full}).`;
  if (counted && topics.has('noContests'))
    return `${who} has ${plural(record.no_contests, 'no contest')} in the UFC (record ${full}).`;
  if (counted && topics.has('wins') && !topics.has('losses'))
    return `${who} has ${plural(record.wins, 'win')} in the UFC (record ${full}).`;
  if (counted && topics.has('bouts'))
    return `${who} has had ${plural(total, 'fight')} in the UFC (record ${full}).`;
  return `${names.of(name)}'s UFC record is **${full}** (${plural(record.wins, 'win')}, ${plural(record.losses, 'loss', 'losses')}${record.draws > 0 ? `, ${plural(record.draws, 'draw')}` : ''}).`;
}

function koreanRecordLead(
  topics: Question['topics'],
  counted: boolean,
  total: number,
  { name, record }: FighterData,
  names: NameBook,
): string {
  const full = recordText(record, 'ko');
  const who = counted ? names.with(name, '은/는') : '';
  if (counted && topics.has('losses') && !topics.has('wins'))
    return `${who} UFC에서 ${record.losses}패를 기록했습니다(전적 ${full}).`;
  if (counted && topics.has('draws'))
    return `${who} UFC에서 무승부 ${record.draws}번을 기록했습니다(전적 ${full}).`;
  if (counted && topics.has('noContests'))
    return `${names.of(name)}의 UFC 무효 경기는 ${record.no_contests}번입니다(전적 ${full}).`;
  if (counted && topics.has('wins') && !topics.has('losses'))
    return `${who} UFC에서 ${record.wins}승을 거뒀습니다(전적 ${full}).`;
  if (counted && topics.has('bouts')) return `${who} UFC에서 모두 ${total}경기를 치렀습니다(전적 ${full}).`;
  // Markdown does not render bold text that ends in a bracket before a letter.
  const [, decided = full, rest = ''] = /^(.*?)( \(.*\))?$/.exec(full) ?? [];
  return `${names.of(name)}의 UFC 전적은 **${decided}**${rest}입니다.`;
}

function recordContext(fighter: FighterData, language: Language): string {
  const { record, wins_by: winsBy, losses_by: lossesBy, last_bout_on: last } = fighter;
  const lines: string[] = [];
  if (record.wins > 0)
    lines.push(`- ${language === 'ko' ? '승리' : 'Wins'}: ${countsText(winsBy, language)}`);
  if (record.losses > 0)
    lines.push(`- ${language === 'ko' ? '패배' : 'Losses'}: ${countsText(lossesBy, language)}`);
  if (last !== null)
    lines.push(
      `- ${language === 'ko' ? '마지막 UFC 경기' : 'Last UFC fight'}: ${formatDate(last, language)}`,
    );
  return lines.join('\n');
}

export function breakdownText(question: Question, fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const { record, name } = fighter;
  const { topics } = question;
  const lost = topics.has('losses') && !topics.has('wins');
  const total = lost ? record.losses : record.wins;
  const counts = lost ? fighter.losses_by : fighter.wins_by;
  const finishes = counts.ko_tko + counts.submission;
  const other = lost ? fighter.wins_by : fighter.losses_by;
  return language === 'ko'
    ? paragraphs(
        `${names.of(name)}의 UFC ${lost ? '패배' : '승리'} ${total}번: ${countsText(counts, language)}.`,
        `- 피니시(KO/TKO·서브미션): ${finishes}번\n- ${lost ? '승리' : '패배'}: ${countsText(other, language)}\n- 전적: ${recordText(record, language)}`,
      )
    : paragraphs(
        `${names.of(name)}'s ${plural(total, lost ? 'UFC loss' : 'UFC win', lost ? 'UFC losses' : 'UFC wins')}: ${countsText(counts, language)}.`,
        `- Finishes (KO/TKO or submission): ${finishes}\n- ${lost ? 'Wins' : 'Losses'}: ${countsText(other, language)}\n- Record: ${recordText(record, language)}`,
      );
}

export function methodCountText(
  { topics, outcome }: Question,
  method: Exclude<MethodGroup, 'other'>,
  fighter: FighterData,
  names: NameBook,
): string {
  const { language } = names;
  const { name, record, wins_by: winsBy, losses_by: lossesBy } = fighter;
  const lost = outcome === 'loss' || (topics.has('losses') && !topics.has('wins'));
  const both = !lost && outcome !== 'win' && !topics.has('wins') && method === 'decision';
  const way = methodGroupName(method, language);
  if (both) {
    const total = winsBy[method] + lossesBy[method];
    return language === 'ko'
      ? `${names.of(name)}의 UFC ${way} 경기는 ${total}번입니다: ${winsBy[method]}승 ${lossesBy[method]}패.`
      : `${names.of(name)} has had ${plural(total, `${way} with a winner`, `${way}s with a winner`)} in the UFC: ${plural(winsBy[method], 'win')}, ${plural(lossesBy[method], 'loss', 'losses')}.`;
  }
  const counts = lost ? lossesBy : winsBy;
  const total = lost ? record.losses : record.wins;
  return language === 'ko'
    ? paragraphs(
        `${names.with(name, '은/는')} UFC에서 ${withParticle(way, '(으)로')} ${counts[method]}번 ${lost ? '졌습니다' : '이겼습니다'}(${way} ${counts[method]}${lost ? '패' : '승'}).`,
        `- ${lost ? '패배' : '승리'} ${total}번: ${countsText(counts, language)}`,
      )
    : paragraphs(
        `${names.of(name)} has ${plural(counts[method], `${way} ${lost ? 'loss' : 'win'}`, `${way} ${lost ? 'losses' : 'wins'}`)} in the UFC.`,
        `- ${plural(total, lost ? 'loss' : 'win', lost ? 'losses' : 'wins')} in all: ${countsText(counts, language)}`,
      );
}

export function streakText({ topics }: Question, fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const { name, longest_win_streak: longest, record, last_bout_on: last } = fighter;
  const total = recordText(record, language);
  const bestText = (): string =>
    language === 'ko'
      ? `${names.of(name)}의 UFC 최다 연승은 ${longest}연승입니다.`
      : `${names.of(name)}'s longest UFC win streak is ${longest} in a row (${plural(longest, 'win')}).`;
  const currentText = (): string => currentStreak(fighter, names);
  const [first, second] = topics.has('longest') ? [bestText, currentText] : [currentText, bestText];
  const lead = first();
  const rest = second();
  const context =
    language === 'ko'
      ? `- ${rest}\n- 전적: ${total}${last === null ? '' : `, 마지막 경기 ${formatDate(last, language)}`}`
      : `- ${rest}\n- Record: ${total}${last === null ? '' : `, last fight ${formatDate(last, language)}`}`;
  return paragraphs(lead, context);
}

function currentStreak({ name, current_streak: streak }: FighterData, names: NameBook): string {
  const { result, count } = streak;
  if (names.language === 'ko') {
    if (result === null || count === 0)
      return `${names.with(name, '은/는')} 현재 UFC에서 이어지는 연승이나 연패가 없습니다.`;
    return `${names.with(name, '은/는')} 현재 UFC에서 ${count}연${result === 'win' ? '승' : '패'} 중입니다.`;
  }
  if (result === null || count === 0)
    return `${names.of(name)} has no win or losing streak in the UFC at the moment.`;
  return `${names.of(name)} is on ${[8, 11, 18].includes(count) ? 'an' : 'a'} ${count}-fight ${result === 'win' ? 'win' : 'losing'} streak in the UFC (${plural(count, result === 'win' ? 'win' : 'loss', result === 'win' ? 'wins' : 'losses')} in a row).`;
}

export function titleText({ topics }: Question, fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const { name, title_bouts: title, record } = fighter;
  const total = boutCount(title);
  const note = topics.has('titleDefence')
    ? language === 'ko'
      ? '방어 횟수만 따로 집계하지는 않고, 타이틀 획득전과 방어전(잠정 포함)을 합한 수입니다.'
      : 'Defences are not counted apart: these are all championship bouts, those that won a belt and interim ones included.'
    : null;
  if (language === 'ko') {
    const lead =
      total === 0
        ? `${names.with(name, '은/는')} UFC 타이틀전을 치른 적이 없습니다(0번).`
        : `${names.of(name)}의 UFC 타이틀전 전적은 ${recordText(title, language)}입니다(타이틀전 ${total}번).`;
    return paragraphs(lead, note, `- 전체 UFC 전적: ${recordText(record, language)}`);
  }
  const lead =
    total === 0
      ? `${names.of(name)} has never fought for a UFC title (0 title bouts).`
      : `${names.of(name)}'s record in UFC title fights is ${recordText(title, language)}: ${plural(title.wins, 'win')} in ${plural(total, 'title bout')}.`;
  return paragraphs(lead, note, `- Overall UFC record: ${recordText(record, language)}`);
}
