import type { FighterData } from '@app/mma/domain';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import {
  formatDate,
  formatHeight,
  formatReach,
  formatWeight,
  paragraphs,
  table,
} from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { divisionName, recordText, stanceName } from '../language/terms.js';
import type { Question } from '../question/question.js';
import type { Topic } from '../question/topics.js';
import { type Coverage, uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

export const PROFILE_FIELDS = [
  'height',
  'reach',
  'weight',
  'stance',
  'born',
  'age',
  'nickname',
  'division',
] as const satisfies readonly Topic[];
export type ProfileField = (typeof PROFILE_FIELDS)[number];

export const FIELD_LABELS: Record<ProfileField, Record<Language, string>> = {
  height: { en: 'height', ko: '키' },
  reach: { en: 'reach', ko: '리치' },
  weight: { en: 'listed weight', ko: '체중' },
  stance: { en: 'stance', ko: '스탠스' },
  born: { en: 'birth date', ko: '생년월일' },
  age: { en: 'age', ko: '나이' },
  nickname: { en: 'nickname', ko: '별명' },
  division: { en: 'weight class', ko: '체급' },
};

const ABOUT_A_FIGHTER: Coverage = {
  isToday: true,
  kinds: ['number', 'result'],
  subjects: [
    'height',
    'reach',
    'weight',
    'stance',
    'born',
    'nickname',
    'division',
    'profile',
    'record',
    'opponent',
    'champion',
    'statistics',
  ],
  conditions: ['weight_class'],
};

export const profileIntent: Intent = {
  name: 'profile',
  ignores: uncovered(ABOUT_A_FIGHTER),
  accepts: ({ fighters, topics }) =>
    fighters.length === 1 && PROFILE_FIELDS.some((field) => topics.has(field)),
  answer: answerProfile,
};

export const overviewIntent: Intent = {
  name: 'overview',
  ignores: uncovered(ABOUT_A_FIGHTER),
  accepts: ({ fighters, unknownWords }) => fighters.length === 1 && unknownWords <= 2,
  answer: answerProfile,
};

function* answerProfile(question: Question, names: NameBook): QueryPlan<Answer> {
  const [named] = question.fighters;
  if (named === undefined) return { text: '', dated: false };
  const resolved = yield* resolveFighter(named, question);
  const { data: fighter } = yield* ask('get_fighter', { fighter: resolved.reference });
  const asked = PROFILE_FIELDS.filter((field) => question.topics.has(field));
  const text =
    asked.length === 0
      ? paragraphs(doubt(question, names), overview(fighter, names))
      : asked.map((field) => fieldSentence(field, fighter, names)).join('\n');
  return { text, dated: asked.length === 0 || asked.includes('age') };
}

/** The value of a field for a table; null if the data lacks it. */
export function fieldValue(field: ProfileField, fighter: FighterData, language: Language): string | null {
  switch (field) {
    case 'height':
      return fighter.height_cm === null ? null : formatHeight(fighter.height_cm);
    case 'reach':
      return fighter.reach_cm === null ? null : formatReach(fighter.reach_cm);
    case 'weight':
      return fighter.weight_kg === null ? null : formatWeight(fighter.weight_kg);
    case 'stance':
      return fighter.stance === null ? null : stanceName(fighter.stance, language);
    case 'born':
      return fighter.born_on === null ? null : formatDate(fighter.born_on, language);
    case 'age':
      return fighter.age === null ? null : language === 'ko' ? `만 ${fighter.age}세` : String(fighter.age);
    case 'nickname':
      return fighter.nickname;
    case 'division':
      return fighter.weight_classes.length === 0
        ? null
        : fighter.weight_classes.map((each) => divisionName(each, language)).join(', ');
  }
}

function fieldSentence(field: ProfileField, fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const value = fieldValue(field, fighter, language);
  const label = FIELD_LABELS[field][language];
  if (value === null) {
    return language === 'ko'
      ? `${names.of(fighter.name)}의 ${label} 정보는 데이터에 없습니다.`
      : `${names.of(fighter.name)}'s ${label} is not in the data.`;
  }
  return language === 'ko'
    ? koreanField(field, value, fighter, names)
    : englishField(field, value, fighter, names);
}

function englishField(field: ProfileField, value: string, fighter: FighterData, names: NameBook): string {
  const who = names.of(fighter.name);
  switch (field) {
    case 'height':
      return `${who} is ${value} tall.`;
    case 'reach':
      return `${who} has a reach of ${value}.`;
    case 'weight':
      return `${who}'s listed weight is ${value}.`;
    case 'stance':
      return `${who} fights in ${article(value)} ${value.toLowerCase()} stance.`;
    case 'born':
      return `${who} was born on ${value}.`;
    case 'age':
      return `${who} is ${value} years old (born ${formatDate(fighter.born_on, 'en')}).`;
    case 'nickname':
      return `${who}'s nickname is "${value}".`;
    case 'division':
      return `${who} has fought in the UFC at ${value}.`;
  }
}

const article = (word: string): string => (/^[aeiou]/i.test(word) ? 'an' : 'a');

function koreanField(field: ProfileField, value: string, fighter: FighterData, names: NameBook): string {
  const whose = `${names.of(fighter.name)}의`;
  switch (field) {
    case 'age':
      return `${whose} 나이는 ${value}입니다(${formatDate(fighter.born_on, 'ko')}생).`;
    case 'stance':
      return `${whose} 스탠스는 ${value}입니다.`;
    case 'division':
      return `${whose} UFC 체급은 ${value}입니다.`;
    case 'nickname':
      return `${whose} 별명은 "${value}"입니다.`;
    case 'height':
    case 'weight':
    case 'born':
    case 'reach':
      return `${whose} ${FIELD_LABELS[field].ko}${field === 'born' || field === 'weight' ? '은' : '는'} ${value}입니다.`;
  }
}

function doubt({ unknownWords }: Question, names: NameBook): string | null {
  if (unknownWords === 0) return null;
  return names.language === 'ko'
    ? '질문을 다 이해하지 못했거나 데이터에 없는 내용입니다. 이 선수에 대해 데이터로 알 수 있는 것은 다음과 같습니다.'
    : 'I did not understand all of the question, or it is not in the data. This is what the data says about this fighter:';
}

function overview(fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const rows = PROFILE_FIELDS.map(
    (field) => [FIELD_LABELS[field][language], fieldValue(field, fighter, language)] as const,
  )
    .filter((row): row is readonly [ProfileField, string] => row[1] !== null)
    .map(([label, value]) => [label, value]);
  const record = recordText(fighter.record, language);
  const span =
    fighter.first_bout_on === null || fighter.last_bout_on === null
      ? null
      : `${formatDate(fighter.first_bout_on, language)} – ${formatDate(fighter.last_bout_on, language)}`;
  if (language === 'ko') {
    const lead = `${names.with(fighter.name, '은/는')} UFC 전적 ${record}의 선수입니다.`;
    return paragraphs(
      lead,
      table(['항목', '값'], [...rows, ...(span === null ? [] : [['UFC 경기 기간', span]])]),
    );
  }
  const lead = `${names.of(fighter.name)} is a fighter with a UFC record of ${record}.`;
  return paragraphs(lead, table(['', ''], [...rows, ...(span === null ? [] : [['UFC fights', span]])]));
}
