import { type TitleReignData, WEIGHT_CLASSES, type WeightClass } from '@app/mma/domain';
import { is } from '../grammar/token-reader.js';
import { formatDate, paragraphs, table } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';
import { ask, askAll, type QueryPlan } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import type { Question } from '../question/question.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const CLASSES: readonly WeightClass[] = WEIGHT_CLASSES.filter(
  (each) => each !== 'catch_weight' && each !== 'open_weight' && each !== 'strawweight',
);
const MOST_REIGNS = 100;
const SHOWN = 5;

const HOW_LONG = /how long|how many days|얼마나|며칠|몇\s?(?:일|년)/i;

/** "How long was X champion", "longest reign". */
function asksReign({ tokens }: Question): boolean {
  if (tokens.some((token) => is(token, 'measure') && token.means.measure === 'champion_days')) return true;
  const isChampion = tokens.some((token) => is(token, 'subject') && token.means.subject === 'champion');
  return (
    isChampion &&
    tokens.some(
      (token) =>
        (is(token, 'ask') && HOW_LONG.test(token.text)) ||
        (is(token, 'superlative') && (token.means.what === 'longest' || token.means.what === 'shortest')),
    )
  );
}

/** How long titles were held: a fighter's reigns, or the longest of a class or of all. */
export const reignsIntent: Intent = {
  name: 'reigns',
  accepts: (question) => asksReign(question) && question.fighters.length <= 1,
  ignores: uncovered({
    kinds: ['measure', 'extreme', 'superlative', 'verb', 'result', 'time'],
    subjects: ['champion', 'when', 'become_champion', 'lose_title', 'duration'],
    conditions: ['weight_class', 'sex', 'title'],
  }),
  answer: answerReigns,
};

function* answerReigns(question: Question, names: NameBook): QueryPlan<Answer> {
  const [named] = question.fighters;
  if (named !== undefined) {
    const { reference, name } = yield* resolveFighter(named, { ...question, weightClasses: [] });
    const { data } = yield* ask('get_title_reigns', {
      fighter: reference,
      order: 'oldest',
      include_interim: false,
    });
    return { text: ownReignsText(data, name, names), dated: true };
  }
  const classes = classesOf(question);
  const found = yield* askAll(
    'get_title_reigns',
    classes.map((weightClass) => ({ weight_class: weightClass, include_interim: false, limit: MOST_REIGNS })),
  );
  return {
    text: longestText(
      found.flatMap(({ data }) => data),
      classes,
      names,
    ),
    dated: true,
  };
}

function classesOf({ tokens, weightClasses }: Question): readonly WeightClass[] {
  if (weightClasses.length > 0) return weightClasses;
  const women = tokens.some((token) => is(token, 'condition') && token.means.set.sex === 'women');
  return women ? CLASSES.filter((each) => each.startsWith('women_')) : CLASSES;
}

const endText = (reign: TitleReignData, { language }: NameBook): string => {
  if (reign.ended === 'not_by_a_bout') return language === 'ko' ? '경기 없이 끝남' : 'ended without a bout';
  if (reign.lost_on !== null) return formatDate(reign.lost_on, language);
  return language === 'ko' ? '현재까지' : 'still champion';
};

function reignsTable(reigns: readonly TitleReignData[], names: NameBook): string {
  const { language } = names;
  return table(
    language === 'ko'
      ? ['선수', '체급', '획득', '종료', '일수', '방어']
      : ['Fighter', 'Class', 'Won', 'Ended', 'Days', 'Defences'],
    reigns.map((reign) => [
      names.of(reign.name),
      divisionName(reign.weight_class, language),
      formatDate(reign.won_on, language),
      endText(reign, names),
      reign.days === null ? (language === 'ko' ? '알 수 없음' : 'not known') : String(reign.days),
      String(reign.defences),
    ]),
  );
}

function ownReignsText(reigns: readonly TitleReignData[], name: string, names: NameBook): string {
  const { language } = names;
  if (reigns.length === 0) {
    return language === 'ko'
      ? `${names.with(name, '은/는')} 정식 UFC 챔피언이었던 적이 없습니다.`
      : `${names.of(name)} has never been undisputed UFC champion.`;
  }
  const known = reigns.filter(({ days }) => days !== null);
  const days = known.reduce((sum, reign) => sum + (reign.days ?? 0), 0);
  const open = known.length < reigns.length;
  const lead =
    language === 'ko'
      ? known.length === 0
        ? `${names.of(name)}의 정확한 재위 기간은 데이터로 알 수 없습니다. 벨트 반납이나 박탈은 경기로 남지 않기 때문입니다.`
        : `${names.with(name, '은/는')} 경기로 확인되는 기간만 **${days}일** 동안 챔피언이었습니다.${open ? ' 경기 없이 끝난 재위의 기간은 알 수 없습니다.' : ''}`
      : known.length === 0
        ? `The data does not tell how long ${names.of(name)} was champion: a vacated or stripped title leaves no bout.`
        : `${names.of(name)} was champion for **${days} days**, as far as bouts tell.${open ? ' A reign that ended without a bout has no known length.' : ''}`;
  return paragraphs(lead, reignsTable(reigns, names));
}

/** Only reigns between two bouts, and those that go on, have a known length. */
function longestText(
  reigns: readonly TitleReignData[],
  classes: readonly WeightClass[],
  names: NameBook,
): string {
  const { language } = names;
  const known = reigns
    .filter(({ ended, days }) => ended === 'lost' && days !== null)
    .sort((a, b) => (b.days ?? 0) - (a.days ?? 0));
  const [first] = known;
  if (first === undefined)
    return language === 'ko'
      ? '길이를 알 수 있는 재위 기록이 데이터에 없습니다.'
      : 'The data has no reign of known length.';
  const where =
    classes.length === 1 && classes[0] !== undefined ? `${divisionName(classes[0], language)} ` : '';
  const lead =
    language === 'ko'
      ? `경기로 시작과 끝이 확인되는 ${where}재위 중 가장 긴 것은 ${names.of(first.name)}의 **${first.days}일**입니다(${formatDate(first.won_on, language)}~${formatDate(first.lost_on, language)}). 반납하거나 박탈된 벨트의 재위 기간은 데이터로 알 수 없습니다.`
      : `The longest ${where}reign that both began and ended with a bout is ${names.of(first.name)}'s: **${first.days} days** (${formatDate(first.won_on, language)} to ${formatDate(first.lost_on, language)}). The data does not tell how long reigns lasted that ended without a bout (vacated or stripped titles).`;
  return paragraphs(lead, reignsTable(known.slice(0, SHOWN), names));
}
