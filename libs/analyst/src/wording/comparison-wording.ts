import type { BoutResult, ComparisonData } from '@app/mma/domain';
import { paragraphs, plural, table } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { resultName } from '../language/terms.js';
import { meetingsTable } from './bout-wording.js';

export function betweenText(comparison: ComparisonData, names: NameBook): string {
  return paragraphs(meetingsText(comparison, names), commonOpponentsText(comparison, names));
}

function meetingsText({ a, b, head_to_head: bouts }: ComparisonData, names: NameBook): string {
  const { language } = names;
  if (bouts.length === 0) {
    return language === 'ko'
      ? '두 선수는 UFC에서 맞붙은 적이 없습니다.'
      : `${names.of(a.name)} and ${names.of(b.name)} have never met in the UFC.`;
  }
  const lead =
    language === 'ko'
      ? `두 선수는 UFC에서 ${bouts.length}번 맞붙었습니다.`
      : `They have met ${bouts.length === 1 ? 'once' : plural(bouts.length, 'time')} in the UFC:`;
  return paragraphs(lead, meetingsTable(bouts, names));
}

export function commonOpponentsText(
  { a, b, common_opponents: opponents }: ComparisonData,
  names: NameBook,
): string {
  const { language } = names;
  if (opponents.length === 0) {
    return language === 'ko'
      ? `${names.with(a.name, '와/과')} ${names.of(b.name)}의 UFC 공통 상대는 데이터에 없습니다.`
      : `${names.of(a.name)} and ${names.of(b.name)} have no common opponent in the UFC.`;
  }
  const lead =
    language === 'ko'
      ? `${names.with(a.name, '와/과')} ${names.of(b.name)}의 UFC 공통 상대는 ${opponents.length}명입니다.`
      : `${names.of(a.name)} and ${names.of(b.name)} have ${plural(opponents.length, 'common opponent')} in the UFC:`;
  const results = (each: readonly BoutResult[]): string =>
    each.map((result) => resultName(result, language)).join(', ');
  return paragraphs(
    lead,
    table(
      [language === 'ko' ? '상대' : 'Opponent', names.short(a.name), names.short(b.name)],
      opponents.map((opponent) => [opponent.name, results(opponent.a), results(opponent.b)]),
    ),
  );
}
