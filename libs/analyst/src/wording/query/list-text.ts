import { formatDate, paragraphs, table } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { withParticle } from '../../language/particles.js';
import { conditionPhrase } from './condition-text.js';
import { endingOf } from './example-text.js';
import { countedUnit, measureNoun, valueText } from './measure-text.js';
import { numberOf, type QueryResult, withSpace } from './query-result.js';
import { groupHead, isRate, keyText, nothingText, rowsTable } from './ranking-text.js';

export function listText({ reading: { query }, rows, notes }: QueryResult, names: NameBook): string {
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

export function breakdownText({ reading: { query }, rows, subjects }: QueryResult, names: NameBook): string {
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

export function comparisonText(
  { reading: { query, isInverse }, rows }: QueryResult,
  names: NameBook,
): string {
  const { language } = names;
  const phrase = conditionPhrase(query, language);
  const noun = measureNoun(query, language);
  const isFewer = query.order === 'asc' && !isInverse;
  const sorted = [...rows].sort((x, y) => (numberOf(y.value) - numberOf(x.value)) * (isFewer ? -1 : 1));
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
      ? `${title}: ${withParticle(`**${names.short(first.key ?? '')}**`, '이/가')} 더 ${isRate(query) ? '높습니다' : isFewer ? '적습니다' : '많습니다'} (${amounts.join(', ')}).`
      : `**${names.of(first.key ?? '')}** has ${isRate(query) ? 'a higher' : isFewer ? 'fewer' : 'more'} ${title}: ${amounts.join(', ')}.`;
  return paragraphs(lead, sorted.length > 2 ? list : null);
}
