import type { BoutQuery } from '@app/mma/domain';
import type { NameBook } from '../../language/name-book.js';
import { conditionPhrase } from './condition-text.js';
import { countedUnit, measureNoun } from './measure-text.js';
import type { QueryResult } from './query-result.js';

const MOST = 3;

/** Next questions that fit an answer: its opposite, its leader, the same for everyone. */
export function querySuggestions({ reading, rows, subjects }: QueryResult, names: NameBook): string[] {
  const { query, form } = reading;
  const [subject] = subjects;
  const leader = rows[0]?.key ?? undefined;
  const texts: (string | null)[] = [];
  if (form === 'ranking' && query.group_by === 'fighter') {
    texts.push(
      rankingQuestion(opposite(query), names),
      leader === undefined ? null : recordQuestion(leader, names),
    );
  } else if (subject !== undefined) {
    texts.push(
      recordQuestion(subject, names),
      form === 'figure' ? rankingQuestion(query, names) : null,
      lastBoutQuestion(subject, names),
    );
  } else if (leader !== undefined && rows[0]?.fighter_id !== undefined)
    texts.push(recordQuestion(leader, names));
  return texts.filter((text) => text !== null).slice(0, MOST);
}

/** Wins become losses, what was landed becomes what was absorbed. */
function opposite(query: BoutQuery): BoutQuery | null {
  const [result] = query.result ?? [];
  if (query.measure === 'count' && (result === 'win' || result === 'loss'))
    return { ...query, result: [result === 'win' ? 'loss' : 'win'] };
  const { statistic } = query;
  if (statistic === undefined || statistic === 'fight_seconds') return null;
  const turned = statistic.startsWith('opponent_')
    ? statistic.slice('opponent_'.length)
    : `opponent_${statistic}`;
  // Every statistic of a side has its twin.
  return { ...query, statistic: turned as NonNullable<BoutQuery['statistic']> };
}

function rankingQuestion(query: BoutQuery | null, { language }: NameBook): string | null {
  if (query === null || query.measure === undefined || (query.measure !== 'count' && query.measure !== 'sum'))
    return null;
  const phrase = conditionPhrase(query, language);
  const noun =
    query.measure === 'count'
      ? countedUnit(query)[language === 'ko' ? 'ko' : 'en']
      : measureNoun(query, language);
  const text = typeof noun === 'string' ? noun : noun[1];
  return language === 'ko'
    ? `${phrase === '' ? 'UFC' : phrase} ${text} 최다 선수는?`
    : `Who has the most ${text}${phrase === '' ? '' : ` ${phrase}`}?`;
}

const recordQuestion = (name: string, names: NameBook): string =>
  names.language === 'ko' ? `${names.short(name)} UFC 전적 알려줘` : `What is ${name}'s UFC record?`;

const lastBoutQuestion = (name: string, names: NameBook): string =>
  names.language === 'ko' ? `${names.short(name)} 마지막 경기는?` : `How did ${name}'s last fight end?`;
