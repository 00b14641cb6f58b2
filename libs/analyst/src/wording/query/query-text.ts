import type { QueryRowData } from '@app/mma/domain';
import type { QueryReading } from '../../grammar/query-reading.js';
import { paragraphs } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { candidateText, checkText, eachCheckText, meetingCheckText } from './check-text.js';
import { conditionPhrase } from './condition-text.js';
import { claimText, figureText, recordText } from './figure-text.js';
import { breakdownText, comparisonText, listText } from './list-text.js';
import { amountText, measureNoun } from './measure-text.js';
import type { QueryResult } from './query-result.js';
import { rankingText } from './ranking-text.js';
import { bothText, relationText } from './relation-text.js';

export function queryText(raw: QueryResult, names: NameBook): string {
  const text = textOf(raw, names);
  // The tool measures per 15 minutes; the values are already those of a minute.
  return raw.reading.perMinute
    ? text.replace(/per 15 minutes/g, 'per minute').replace(/15분당/g, '분당')
    : text;
}

function textOf(raw: QueryResult, names: NameBook): string {
  const result = { ...raw, rows: inAskedUnit(raw) };
  const { reading, rows, notes } = result;
  switch (reading.form) {
    case 'ranking':
      if (reading.objects.length > 0) return bothText(result, names);
      return paragraphs(
        candidateText(result, names),
        countText(result, names),
        rankingText(reading, rows, notes, names),
      );
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

/** How many fighters reach the limit of a ranking: "fighters with at least 20 wins". */
function countText(
  { reading: { query, place }, rows, notes }: QueryResult,
  { language }: NameBook,
): string | null {
  if (query.min_value === undefined || query.group_by !== 'fighter' || place !== null || rows.length === 0)
    return null;
  const total = /(\d+) rows in all/.exec(notes.join(' '))?.[1] ?? String(rows.length);
  const least = amountText(query, query.min_value, language);
  return language === 'ko'
    ? `${least} 이상인 선수는 ${total}명입니다.`
    : `${total} ${total === '1' ? 'fighter has' : 'fighters have'} at least ${least}.`;
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

/** The reading in one line, for `reading.understood`. */
/** Title of a chart of the rows. */
export const chartTitle = (understood: string): string => understood.replace(/^(?:ranking|순위): /u, '');

export function understoodText(
  { query, form }: QueryReading,
  subjects: readonly string[],
  objects: readonly string[],
  names: NameBook,
): string {
  const { language } = names;
  const who = [...subjects, ...objects].map((name) => names.short(name)).join(', ');
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
