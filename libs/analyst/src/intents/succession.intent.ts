import type { TitleReignData, WeightClass } from '@app/mma/domain';
import { formatDate, paragraphs } from '../language/format.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName } from '../language/terms.js';
import { ask, type QueryPlan } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import type { Question } from '../question/question.js';
import { sameDivision } from '../question/weight-class.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

const MOST_REIGNS = 100;

/** "Who was champion before X?", "X 다음 챔피언은?". */
export const successionIntent: Intent = {
  name: 'succession',
  accepts: (question) =>
    question.fighters.length === 1 &&
    question.event === null &&
    question.query === null &&
    question.succession !== null,
  ignores: (question) => covered(question).filter(({ means }) => means?.is !== 'time'),
  answer: answerSuccession,
};

const covered = uncovered({
  kinds: ['time', 'superlative', 'measure'],
  subjects: ['champion', 'become_champion', 'when'],
  conditions: ['weight_class', 'sex'],
});

function* answerSuccession(question: Question, names: NameBook): QueryPlan<Answer> {
  const [named] = question.fighters;
  if (named === undefined) return { text: '', dated: false };
  const { reference, name } = yield* resolveFighter(named, { ...question, weightClasses: [] });
  const [division] = question.weightClasses;
  const { data: own } = yield* ask('get_title_reigns', {
    fighter: reference,
    order: 'newest',
    include_interim: false,
  });
  const reign = own.find(
    ({ weight_class: weightClass }) => division === undefined || sameDivision(weightClass, division),
  );
  if (reign === undefined) return { text: neverChampionText(name, division, names), dated: true };
  const { data: line } = yield* ask('get_title_reigns', {
    weight_class: reign.weight_class,
    order: 'oldest',
    include_interim: false,
    limit: MOST_REIGNS,
  });
  const at = line.findIndex(
    ({ fighter_id: id, won_on: won }) => id === reign.fighter_id && won === reign.won_on,
  );
  const isBefore = question.succession === 'before';
  const other = line[isBefore ? at - 1 : at + 1];
  return { text: successionText(reign, at < 0 ? undefined : other, isBefore, names), dated: !isBefore };
}

function successionText(
  { name, weight_class: weightClass, ended }: TitleReignData,
  other: TitleReignData | undefined,
  isBefore: boolean,
  names: NameBook,
): string {
  const { language } = names;
  const division = divisionName(weightClass, language);
  if (other === undefined) {
    if (language === 'ko') {
      return isBefore
        ? `${names.with(name, '은/는')} 데이터에 있는 첫 UFC ${division} 챔피언이라, 그 전 챔피언은 없습니다.`
        : `${names.of(name)} 다음의 UFC ${division} 챔피언은 데이터에 아직 없습니다.`;
    }
    return isBefore
      ? `${names.of(name)} is the first UFC ${division} champion in the data: there is none before.`
      : `The data has no UFC ${division} champion after ${names.of(name)} yet.`;
  }
  const whose = names.of(name);
  // Bold text must not end with a bracket before a Korean particle.
  const who = names.of(other.name).replace(/^[^(]+/, (told) => `**${told}**`);
  const lead =
    language === 'ko'
      ? `${whose} ${isBefore ? '전의' : '다음'} UFC ${division} 챔피언은 ${who}입니다.`
      : `The UFC ${division} champion ${isBefore ? 'before' : 'after'} ${whose} was ${who}.`;
  const vacant = (isBefore ? other.ended : ended) === 'not_by_a_bout';
  const vacancy =
    language === 'ko'
      ? '그 사이에 타이틀이 반납되거나 박탈됐습니다.'
      : 'The title was vacated or stripped in between.';
  return paragraphs(lead, [reignLine(other, names), ...(vacant ? [`- ${vacancy}`] : [])].join('\n'));
}

function reignLine(
  { won_on: won, won_from: from, lost_on: lost, lost_to: to, defences }: TitleReignData,
  names: NameBook,
): string {
  const { language } = names;
  const day = (date: string | null): string => formatDate(date, language);
  if (language === 'ko') {
    const parts = [
      won === null ? '' : `${day(won)} ${from === null ? '' : `${names.of(from)}에게 이겨 `}획득`,
      `방어 ${defences}회`,
      lost === null ? '' : `${day(lost)} ${to === null ? '' : `${names.of(to)}에게 `}내줌`,
    ];
    return `- ${parts.filter((part) => part !== '').join(', ')}`;
  }
  const parts = [
    won === null ? '' : `won on ${day(won)}${from === null ? '' : ` against ${names.of(from)}`}`,
    `${defences} ${defences === 1 ? 'defence' : 'defences'}`,
    lost === null ? '' : `lost on ${day(lost)}${to === null ? '' : ` to ${names.of(to)}`}`,
  ];
  return `- ${parts.filter((part) => part !== '').join(', ')}`;
}

function neverChampionText(name: string, division: WeightClass | undefined, names: NameBook): string {
  const { language } = names;
  const where = division === undefined ? '' : `${divisionName(division, language)} `;
  return language === 'ko'
    ? `${names.with(name, '은/는')} 정식 UFC ${where}챔피언이었던 적이 없습니다.`
    : `${names.of(name)} has never been undisputed UFC ${where}champion.`;
}
