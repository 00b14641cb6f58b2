import type { BoutExampleData } from '@app/mma/domain';
import { formatDate, paragraphs } from '../../language/format.js';
import type { NameBook } from '../../language/name-book.js';
import { withParticle } from '../../language/particles.js';
import { conditionPhrase } from './condition-text.js';
import { endingOf, exampleList, exampleSentence } from './example-text.js';
import { amountText, countedUnit } from './measure-text.js';
import { numberOf, type QueryResult, withSpace } from './query-result.js';

/** "Does X have the most …?" */
export function candidateText({ rows, subjects }: QueryResult, names: NameBook): string | null {
  const [name] = subjects;
  if (name === undefined) return null;
  const leads = rows.some((row) => row.rank === 1 && row.key === name);
  if (names.language === 'ko')
    return leads ? '네, 맞습니다.' : `아니요. ${names.with(name, '은/는')} 1위가 아닙니다.`;
  return leads ? 'Yes.' : `No, not ${names.of(name)}.`;
}

/** Yes or no first: has it ever happened? */
export function checkText(
  { reading: { query, isNegated }, rows, subjects }: QueryResult,
  names: NameBook,
): string {
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

/** Did both A and B beat C? */
export function eachCheckText({ reading: { query }, rows, objects }: QueryResult, names: NameBook): string {
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
    query.result?.[0] === 'loss'
      ? { en: 'lost to', ko: `${names.of(object)}에게 진` }
      : { en: 'beaten', ko: `${names.with(object, '을/를')} 이긴` };
  const lead =
    language === 'ko'
      ? `${yes ? '네, 모두' : '아니요, 모두가'} ${verb.ko} 것은 ${yes ? '맞습니다.' : '아닙니다.'}`
      : yes
        ? `Yes, all of them have ${verb.en} ${names.of(object)}.`
        : `No, not all of them have ${verb.en} ${names.of(object)}.`;
  return paragraphs(lead, lines.join('\n'));
}

/** Did A beat B by M? Yes or no, and what happened. */
export function meetingCheckText(
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

/** `Cain Velasquez beat Brock Lesnar by KO/TKO, round 1 at 4:12 at UFC 121, …`. */
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
