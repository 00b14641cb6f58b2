import type { CareerData, FighterData } from '@app/mma/domain';
import { type QueryPlan, ask } from '../plan/query-plan.js';
import { resolveFighter } from '../plan/resolve-fighter.js';
import { formatDuration, formatNumber, formatShare, paragraphs, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import type { Question } from '../question/question.js';
import { asksForName, uncovered } from './coverage.js';
import type { Answer, Intent } from './intent.js';

type Unit = 'rate' | 'share' | 'count' | 'seconds' | 'minutes';

export const CAREER_FIGURES: readonly { key: keyof CareerData; unit: Unit; en: string; ko: string }[] = [
  {
    key: 'sig_strikes_landed_per_min',
    unit: 'rate',
    en: 'significant strikes landed per minute',
    ko: '분당 유효타',
  },
  {
    key: 'sig_strikes_absorbed_per_min',
    unit: 'rate',
    en: 'significant strikes absorbed per minute',
    ko: '분당 피유효타',
  },
  { key: 'sig_strike_accuracy', unit: 'share', en: 'significant strike accuracy', ko: '유효타 정확도' },
  { key: 'sig_strike_defence', unit: 'share', en: 'significant strike defence', ko: '유효타 방어율' },
  { key: 'takedowns_per_15_min', unit: 'rate', en: 'takedowns per 15 minutes', ko: '15분당 테이크다운' },
  { key: 'takedown_accuracy', unit: 'share', en: 'takedown accuracy', ko: '테이크다운 성공률' },
  { key: 'takedown_defence', unit: 'share', en: 'takedown defence', ko: '테이크다운 방어율' },
  {
    key: 'submission_attempts_per_15_min',
    unit: 'rate',
    en: 'submission attempts per 15 minutes',
    ko: '15분당 서브미션 시도',
  },
  { key: 'knockdowns', unit: 'count', en: 'knockdowns', ko: '넉다운' },
  { key: 'control_seconds', unit: 'seconds', en: 'control time', ko: '컨트롤 타임' },
];

export const careerIntent: Intent = {
  name: 'career',
  ignores: uncovered({
    kinds: ['statistic', 'measure', 'number', 'time'],
    subjects: ['career_rate', 'statistics'],
  }),
  accepts: ({ fighters, topics, statistic, position, event, period, tokens }) =>
    fighters.length === 1 &&
    !asksForName(tokens) &&
    position === null &&
    event === null &&
    period === null &&
    (topics.has('career') || (statistic !== null && !topics.has('when') && !topics.has('referee'))),
  answer: answerCareer,
};

function* answerCareer(question: Question, names: NameBook): QueryPlan<Answer> {
  const [named] = question.fighters;
  if (named === undefined) return { text: '', dated: false };
  const resolved = yield* resolveFighter(named, question);
  const { data: fighter } = yield* ask('get_fighter', { fighter: resolved.reference });
  return { text: wordCareer(question, fighter, names), dated: true };
}

export function careerValue(
  career: CareerData,
  figure: (typeof CAREER_FIGURES)[number],
  language: Language,
): string {
  const value = career[figure.key];
  if (value === null) return language === 'ko' ? '기록 없음' : 'not recorded';
  if (figure.unit === 'share') return formatShare(value);
  if (figure.unit === 'seconds') return formatDuration(value, language);
  return figure.unit === 'rate' ? formatNumber(value, 2) : String(value);
}

function wordCareer(question: Question, fighter: FighterData, names: NameBook): string {
  const { language } = names;
  const asked = CAREER_FIGURES.filter((figure) => isAsked(question, figure.key));
  const sentences = asked.map((figure) => {
    const value = careerValue(fighter.career, figure, language);
    return language === 'ko'
      ? `${names.of(fighter.name)}의 UFC 통산 ${figure.ko}: ${value}.`
      : `${names.of(fighter.name)}'s UFC career ${figure.en}: ${value}.`;
  });
  const rows = table(
    language === 'ko' ? ['UFC 통산', '값'] : ['UFC career', ''],
    CAREER_FIGURES.map((figure) => [figure[language], careerValue(fighter.career, figure, language)]),
  );
  const lead =
    sentences.length > 0
      ? sentences.join('\n')
      : language === 'ko'
        ? `${names.of(fighter.name)}의 UFC 통산 기록입니다.`
        : `${names.of(fighter.name)}'s figures over the UFC career:`;
  return paragraphs(lead, rows);
}

function isAsked({ statistic, spaced, compact }: Question, key: keyof CareerData): boolean {
  const defence = /\bdefen[cs]e\b/.test(spaced) || compact.includes('방어');
  const accuracy = /\baccura|\bpercentage\b/.test(spaced) || /정확도|성공률|적중률/.test(compact);
  const absorbed = /\babsorb|\bsapm\b/.test(spaced) || /피유효타|맞은|허용/.test(compact);
  switch (key) {
    case 'sig_strikes_landed_per_min':
      return statistic === 'sig_strikes' && !defence && !accuracy && !absorbed;
    case 'sig_strikes_absorbed_per_min':
      return absorbed;
    case 'sig_strike_accuracy':
      return statistic !== 'takedowns' && accuracy;
    case 'sig_strike_defence':
      return statistic !== 'takedowns' && defence;
    case 'takedowns_per_15_min':
      return statistic === 'takedowns' && !defence && !accuracy;
    case 'takedown_accuracy':
      return statistic === 'takedowns' && accuracy;
    case 'takedown_defence':
      return statistic === 'takedowns' && defence;
    case 'submission_attempts_per_15_min':
      return statistic === 'submission_attempts';
    case 'knockdowns':
      return statistic === 'knockdowns';
    case 'control_seconds':
      return statistic === 'control_seconds';
    case 'minutes':
      return false;
  }
}
