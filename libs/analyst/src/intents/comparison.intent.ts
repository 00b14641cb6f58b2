import type { ComparisonData, FighterData } from '@app/mma/domain';
import { type QueryPlan, ask, askAll } from '../plan/query-plan.js';
import { resolveFighters } from '../plan/resolve-fighter.js';
import { paragraphs, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import { recordText } from '../language/terms.js';
import type { Question } from '../question/question.js';
import { countsText } from '../wording/figures-wording.js';
import { CAREER_FIGURES, careerValue } from './career.intent.js';
import { betweenText, commonOpponentsText } from '../wording/comparison-wording.js';
import { uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';
import { FIELD_LABELS, PROFILE_FIELDS, type ProfileField, fieldValue } from './profile.intent.js';

const MOST_FIGHTERS = 4;

/** What is compared: a label, each fighter's value in words, and a number where one can be larger. */
interface Measure {
  label: Record<Language, string>;
  show(fighter: FighterData, language: Language): string | null;
  value(fighter: FighterData): number | null;
  /** `{who} … than {others}` */
  more: Record<Language, string>;
  less: Record<Language, string>;
}

const total = ({ wins, losses, draws, no_contests: none }: FighterData['record']): number =>
  wins + losses + draws + none;

const PROFILE_MEASURES: Record<ProfileField, Pick<Measure, 'value' | 'more' | 'less'>> = {
  height: {
    value: (f) => f.height_cm,
    more: { en: 'is taller', ko: '키가 더 큽니다' },
    less: { en: 'is shorter', ko: '키가 더 작습니다' },
  },
  reach: {
    value: (f) => f.reach_cm,
    more: { en: 'has the longer reach', ko: '리치가 더 깁니다' },
    less: { en: 'has the shorter reach', ko: '리치가 더 짧습니다' },
  },
  weight: {
    value: (f) => f.weight_kg,
    more: { en: 'is listed heavier', ko: '체중이 더 많이 나갑니다' },
    less: { en: 'is listed lighter', ko: '체중이 더 적게 나갑니다' },
  },
  stance: { value: () => null, more: { en: '', ko: '' }, less: { en: '', ko: '' } },
  born: {
    value: bornBefore,
    more: { en: 'is older', ko: '나이가 더 많습니다' },
    less: { en: 'is younger', ko: '나이가 더 어립니다' },
  },
  age: {
    value: bornBefore,
    more: { en: 'is older', ko: '나이가 더 많습니다' },
    less: { en: 'is younger', ko: '나이가 더 어립니다' },
  },
  nickname: { value: () => null, more: { en: '', ko: '' }, less: { en: '', ko: '' } },
  division: { value: () => null, more: { en: '', ko: '' }, less: { en: '', ko: '' } },
};

/** Larger for an earlier birth date. */
function bornBefore(fighter: FighterData): number | null {
  return fighter.born_on === null ? null : -Date.parse(fighter.born_on);
}

function profileMeasure(field: ProfileField): Measure {
  return {
    label: FIELD_LABELS[field],
    show: (fighter, language) => {
      const value = fieldValue(field, fighter, language);
      const born = field === 'age' ? fieldValue('born', fighter, language) : null;
      if (value === null || born === null) return value;
      return language === 'ko' ? `${value}(${born}생)` : `${value} (born ${born})`;
    },
    ...PROFILE_MEASURES[field],
  };
}

function countMeasure(en: string, ko: string, value: (fighter: FighterData) => number): Measure {
  return {
    label: { en: `UFC ${en}`, ko: `UFC ${ko}` },
    show: (fighter, language) => (language === 'ko' ? String(value(fighter)) : `${value(fighter)} ${en}`),
    value,
    more: { en: `has more UFC ${en}`, ko: `UFC ${ko} 수가 더 많습니다` },
    less: { en: `has fewer UFC ${en}`, ko: `UFC ${ko} 수가 더 적습니다` },
  };
}

const COUNTS = {
  wins: countMeasure('wins', '승리', (f) => f.record.wins),
  losses: countMeasure('losses', '패배', (f) => f.record.losses),
  bouts: countMeasure('fights', '경기', (f) => total(f.record)),
  ko_tko: countMeasure('KO/TKO wins', 'KO/TKO승', (f) => f.wins_by.ko_tko),
  submission: countMeasure('submission wins', '서브미션승', (f) => f.wins_by.submission),
  decision: countMeasure('decision wins', '판정승', (f) => f.wins_by.decision),
  finishes: countMeasure('finishes', '피니시', (f) => f.wins_by.ko_tko + f.wins_by.submission),
  title: countMeasure('title bout wins', '타이틀전 승', (f) => f.title_bouts.wins),
  streak: countMeasure('wins in the longest streak', '최다 연승', (f) => f.longest_win_streak),
};

export const comparisonIntent: Intent = {
  name: 'comparison',
  ignores: uncovered({
    kinds: ['comparative', 'superlative', 'extreme', 'result', 'streak', 'method', 'number'],
    subjects: [
      'height',
      'reach',
      'weight',
      'stance',
      'born',
      'record',
      'common_opponents',
      'head_to_head',
      'profile',
      'statistics',
    ],
    conditions: ['title'],
  }),
  accepts: (question) => question.fighters.length >= 2 && isComparison(question),
  answer: answerComparison,
};

function isComparison(question: Question): boolean {
  const { topics, event, statistic, meeting } = question;
  if (topics.has('commonOpponents')) return true;
  if (PROFILE_FIELDS.some((field) => topics.has(field) && field !== 'division')) return true;
  if (event !== null || meeting !== null) return false;
  if (topics.has('career') && (statistic !== null || topics.has('more'))) return true;
  if (statistic !== null) return false;
  if (topics.has('more')) return !topics.has('faced') || measuresOf(question).length > 0;
  const records = topics.has('record') && /\band\b|각각|둘/.test(`${question.spaced} ${question.compact}`);
  return records && !topics.has('versus') && !topics.has('faced') && question.language === 'en';
}

function measuresOf(question: Question): Measure[] {
  const { topics, method } = question;
  const profile = PROFILE_FIELDS.filter(
    (field) => topics.has(field) && !(field === 'born' && topics.has('age')),
  );
  const measures = profile.map(profileMeasure);
  if (topics.has('streak')) measures.push(COUNTS.streak);
  else if (method === 'ko_tko' || method === 'submission' || method === 'decision')
    measures.push(COUNTS[method]);
  else if (topics.has('title') || topics.has('titleDefence')) measures.push(COUNTS.title);
  else if (topics.has('methods')) measures.push(COUNTS.finishes);
  else if (topics.has('losses')) measures.push(COUNTS.losses);
  else if (topics.has('wins')) measures.push(COUNTS.wins);
  else if (topics.has('bouts') && topics.has('more')) measures.push(COUNTS.bouts);
  return measures;
}

function* answerComparison(question: Question, names: NameBook): QueryPlan<Answer> {
  const { fighters, comparison } = yield* readFighters(question);
  const measures = measuresOf(question);
  if (comparison !== null && question.topics.has('commonOpponents')) {
    return { text: commonOpponentsText(comparison, names), dated: true };
  }
  const verdicts = measures.map((measure) => verdict(question, measure, fighters, names));
  const between = comparison !== null && measures.length === 0 ? betweenText(comparison, names) : null;
  return { text: paragraphs(...verdicts, sideBySide(question, fighters, names), between), dated: true };
}

function* readFighters(
  question: Question,
): QueryPlan<{ fighters: FighterData[]; comparison: ComparisonData | null }> {
  const resolved = yield* resolveFighters(question.fighters.slice(0, MOST_FIGHTERS), question);
  const [a, b, ...others] = resolved;
  if (a === undefined || b === undefined || others.length > 0) {
    const found = yield* askAll(
      'get_fighter',
      resolved.map(({ reference }) => ({ fighter: reference })),
    );
    return { fighters: found.map(({ data }) => data), comparison: null };
  }
  const { data } = yield* ask('compare_fighters', { fighter_a: a.reference, fighter_b: b.reference });
  return { fighters: [data.a, data.b], comparison: data };
}

function verdict(
  question: Question,
  measure: Measure,
  fighters: readonly FighterData[],
  names: NameBook,
): string {
  const { language } = names;
  const least = question.topics.has('least');
  const shown = (fighter: FighterData): string =>
    measure.show(fighter, language) ?? (language === 'ko' ? '정보 없음' : 'not in the data');
  const ranked = fighters
    .map((fighter) => ({ fighter, value: measure.value(fighter) }))
    .filter((each): each is { fighter: FighterData; value: number } => each.value !== null)
    .sort((a, b) => (least ? a.value - b.value : b.value - a.value));
  const [first, second] = ranked;
  const listed = (fighters: readonly FighterData[]): string =>
    fighters.map((fighter) => `${names.of(fighter.name)}: ${shown(fighter)}`).join('; ');
  if (first === undefined || second === undefined || ranked.length < fighters.length)
    return `${listed(fighters)}.`;
  if (first.value === second.value) {
    return language === 'ko'
      ? `${measure.label.ko}: 같습니다. ${listed(fighters)}.`
      : `Same ${measure.label.en}: ${listed(fighters)}.`;
  }
  const phrase = (least ? measure.less : measure.more)[language];
  const others = ranked.slice(1).map(({ fighter }) => fighter);
  return language === 'ko'
    ? `${names.with(first.fighter.name, '이/가')} ${phrase}: ${shown(first.fighter)}. ${listed(others)}.`
    : `${names.of(first.fighter.name)} ${phrase}: ${shown(first.fighter)}. ${listed(others)}.`;
}

function sideBySide(question: Question, fighters: readonly FighterData[], names: NameBook): string {
  const { language } = names;
  const unknown = language === 'ko' ? '정보 없음' : 'not in the data';
  const rows: string[][] = [
    [
      language === 'ko' ? 'UFC 전적' : 'UFC record',
      ...fighters.map(({ record }) => recordText(record, language)),
    ],
    [
      language === 'ko' ? '승리 방식' : 'wins',
      ...fighters.map((fighter) => countsText(fighter.wins_by, language)),
    ],
    ...PROFILE_FIELDS.filter((field) => field !== 'nickname').map((field) => [
      FIELD_LABELS[field][language],
      ...fighters.map((fighter) => fieldValue(field, fighter, language) ?? unknown),
    ]),
  ];
  if (question.topics.has('career')) {
    rows.push(
      ...CAREER_FIGURES.map((figure) => [
        figure[language],
        ...fighters.map(({ career }) => careerValue(career, figure, language)),
      ]),
    );
  }
  return table(['', ...fighters.map(({ name }) => names.of(name))], rows);
}
