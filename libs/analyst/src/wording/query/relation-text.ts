import type { BoutQuery, QueryRowData } from '@app/mma/domain';
import { enumerate, formatDate, paragraphs } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { withParticle } from '../../language/particles.js';
import { conditionPhrase } from './condition-text.js';
import { endingOf } from './example-text.js';
import { countedUnit, methodWord } from './measure-text.js';
import { type QueryResult, withSpace } from './query-result.js';
import { keyText } from './ranking-text.js';

/** Whom a fighter beat, lost to or met. */
export function relationText({ reading: { query }, rows, subjects }: QueryResult, names: NameBook): string {
  const { language } = names;
  const name = subjects[0] ?? '';
  const phrase = conditionPhrase(query, language);
  const method = methodWord(query, language);
  const [result] = query.result ?? [];
  const isYes = query.min_value !== undefined;
  if (rows.length === 0) {
    const none = language === 'ko' ? `${names.of(name)} 관련 조건에 맞는 상대가 없습니다` : `No one`;
    if (language === 'ko' && query.min_value !== undefined && result !== undefined) {
      const whom = result === 'loss' ? names.with(name, '을/를') : names.with(name, '이/가');
      return `${whom} ${phrase === '' ? '' : `${phrase} `}${query.min_value}번 이상 이긴 선수는 없습니다.`;
    }
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
export function bothText(
  { reading: { query, eachObject }, rows, objects }: QueryResult,
  names: NameBook,
): string {
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
    const named = joint ? `${whom} 둘 다` : whom;
    const all = `${result === 'loss' || joint ? named : withParticle(named, '을/를')}${result === 'loss' ? '에게' : ''} ${phrase === '' ? '' : `${phrase} `}${verb.ko} 선수`;
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
