import type { FactorName, FactorSize, MatchupData, MatchupFactorData } from '@app/mma/domain';
import { formatDate, paragraphs } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';

type Pair = readonly [string, string];

const FACTORS: Record<FactorName, Record<Language, string>> = {
  rating: { en: 'rating and record', ko: '레이팅과 전적' },
  recent_performance: { en: 'recent performances', ko: '최근 경기 내용' },
  age: { en: 'age', ko: '나이' },
  size: { en: 'reach and height', ko: '리치와 키' },
  striking: { en: 'striking statistics', ko: '타격 통계' },
  grappling: { en: 'grappling statistics', ko: '그래플링 통계' },
  activity: { en: 'time since the last bout', ko: '공백기' },
  experience: { en: 'years in the UFC', ko: 'UFC 경력' },
  stance: { en: 'stance', ko: '스탠스' },
};

const SIZES: Record<FactorSize, Record<Language, string>> = {
  negligible: { en: 'negligible', ko: '거의 없음' },
  small: { en: 'small', ko: '작음' },
  moderate: { en: 'moderate', ko: '보통' },
  large: { en: 'large', ko: '큼' },
};

const MOST_FACTORS = 4;

/** An estimate with its largest factors, its doubts, and how good such estimates were. */
export function matchupText(
  { probability_a, probability_b, factors, model }: MatchupData,
  notes: readonly string[],
  [a, b]: Pair,
  names: NameBook,
): string {
  const { language } = names;
  const [nameA, nameB] = [names.of(a), names.of(b)];
  const [shareA, shareB] = [percent(probability_a), percent(probability_b)];
  const lead =
    language === 'ko'
      ? `**추정: ${nameA} ${shareA}, ${nameB} ${shareB}** (지금 붙는다고 할 때)`
      : `**Estimate: ${nameA} ${shareA}, ${nameB} ${shareB}**, if they fought today.`;
  const shown = factors.filter(({ size }) => size !== 'negligible').slice(0, MOST_FACTORS);
  const { bouts, accuracy } = model.backtest;
  const count = bouts.toLocaleString('en-US');
  const share = percent(accuracy);
  const quality =
    language === 'ko'
      ? `이 추정 방식은 2015년 이후 UFC ${count}경기를 미리 추정했을 때 ${share}를 맞혔습니다. 부상과 훈련, 배당률은 반영하지 않으며 베팅 조언이 아닙니다.`
      : `In a backtest on ${count} UFC bouts since 2015, the favourite of such estimates won ${share}. Injuries, training and odds are not in the data. This is not betting advice.`;
  return paragraphs(
    lead,
    shown.map((factor) => factorText(factor, [names.short(a), names.short(b)], language)).join('\n'),
    doubtsText(notes, names),
    quality,
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

function factorText(
  { factor, favours, size, points }: MatchupFactorData,
  [a, b]: Pair,
  language: Language,
): string {
  const favoured = favours === 'a' ? a : b;
  const change = Math.abs(points).toFixed(1);
  return language === 'ko'
    ? `- ${FACTORS[factor].ko}: ${favoured} 쪽에 유리 (영향 ${SIZES[size].ko}, ${change}%p)`
    : `- ${FACTORS[factor].en}: favours ${favoured} (${SIZES[size].en}, ${change} points)`;
}

/** Reads the notes of the tool: few bouts, a long lay-off, different classes. */
function doubtsText(notes: readonly string[], names: NameBook): string | null {
  const { language } = names;
  const doubts = notes.flatMap((note) => {
    const few = /^(.+) has only (\d+) UFC bout/.exec(note);
    if (few !== null) {
      const name = names.short(few[1] ?? '');
      return language === 'ko'
        ? `${name}: UFC 경기가 ${few[2]}경기뿐이라 추정이 매우 불확실합니다.`
        : `${name} has only ${few[2]} UFC bout(s), so the estimate is very uncertain.`;
    }
    const last = /^(.+) last fought in the UFC on (\d{4}-\d{2}-\d{2})/.exec(note);
    if (last !== null) {
      const name = names.short(last[1] ?? '');
      const day = formatDate(last[2] ?? '', language);
      return language === 'ko'
        ? `${name}의 마지막 UFC 경기는 ${day}로, 추정이 지금의 실력과 다를 수 있습니다.`
        : `${name} last fought in the UFC on ${day}; the estimate may be out of date.`;
    }
    if (/different weight classes/.test(note)) {
      return language === 'ko'
        ? '최근 체급이 서로 다르며, 체급을 바꾸는 영향은 반영하지 않았습니다.'
        : 'Their recent bouts were in different weight classes; the effect of a change of class is not estimated.';
    }
    return [];
  });
  return doubts.length === 0 ? null : doubts.join('\n');
}
