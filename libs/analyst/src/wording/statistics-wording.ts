import type { BoutDetailData, LandedData, StatisticsData } from '@app/mma/domain';
import { formatClock, formatDuration, paragraphs, table } from '../language/format.js';
import type { Language } from '../language/language.js';
import type { NameBook } from '../language/name-book.js';
import type { Statistic } from '../question/statistic.js';

type Figure = Exclude<Statistic, 'all'>;

interface Label {
  /** `3 takedowns` */
  one: string;
  many: string;
  ko: string;
}

const LABELS: Record<Figure, Label> = {
  sig_strikes: { one: 'significant strike', many: 'significant strikes', ko: '유효타' },
  total_strikes: { one: 'total strike', many: 'total strikes', ko: '총 타격' },
  knockdowns: { one: 'knockdown', many: 'knockdowns', ko: '넉다운' },
  takedowns: { one: 'takedown', many: 'takedowns', ko: '테이크다운' },
  submission_attempts: { one: 'submission attempt', many: 'submission attempts', ko: '서브미션 시도' },
  reversals: { one: 'reversal', many: 'reversals', ko: '리버설' },
  control_seconds: { one: 'control time', many: 'control time', ko: '컨트롤 타임' },
  head: { one: 'significant strike to the head', many: 'significant strikes to the head', ko: '머리 유효타' },
  body: { one: 'significant strike to the body', many: 'significant strikes to the body', ko: '몸통 유효타' },
  leg: { one: 'significant strike to the legs', many: 'significant strikes to the legs', ko: '다리 유효타' },
  distance: {
    one: 'significant strike at distance',
    many: 'significant strikes at distance',
    ko: '거리 유효타',
  },
  clinch: {
    one: 'significant strike in the clinch',
    many: 'significant strikes in the clinch',
    ko: '클린치 유효타',
  },
  ground: {
    one: 'significant strike on the ground',
    many: 'significant strikes on the ground',
    ko: '그라운드 유효타',
  },
};
const OVERVIEW: readonly Figure[] = [
  'sig_strikes',
  'total_strikes',
  'knockdowns',
  'takedowns',
  'submission_attempts',
  'control_seconds',
];

function valueOf(statistics: StatisticsData | null, figure: Figure): LandedData | null {
  const value: number | LandedData | null | undefined = statistics?.[figure];
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? { landed: value, attempted: null } : value;
}

const notRecorded = (language: Language): string => (language === 'ko' ? '기록 없음' : 'not recorded');

function inWords(statistics: StatisticsData | null, figure: Figure, language: Language): string {
  const value = valueOf(statistics, figure);
  const label = LABELS[figure];
  if (value === null || value.landed === null) {
    return language === 'ko' ? `${label.ko} 기록 없음` : `${label.many} not recorded`;
  }
  const { landed, attempted } = value;
  if (figure === 'control_seconds') {
    const clock = formatClock(landed);
    const span = formatDuration(landed, language);
    return language === 'ko' ? `${label.ko} ${span}(${clock})` : `${clock} of control time (${span})`;
  }
  const tried =
    attempted === null ? '' : language === 'ko' ? `(시도 ${attempted}개)` : ` of ${attempted} attempted`;
  return language === 'ko'
    ? `${label.ko} ${landed}개${tried}`
    : `${landed} ${landed === 1 ? label.one : label.many}${tried === '' ? '' : ` (${landed}${tried})`}`;
}

function cell(statistics: StatisticsData | null, figure: Figure, language: Language): string {
  const value = valueOf(statistics, figure);
  if (value === null || value.landed === null) return notRecorded(language);
  if (figure === 'control_seconds') return formatClock(value.landed);
  return value.attempted === null ? String(value.landed) : `${value.landed} / ${value.attempted}`;
}

export function statisticsText(
  bout: BoutDetailData,
  asked: Statistic,
  first: string | null,
  names: NameBook,
): string {
  const { language } = names;
  const sides = [
    { name: bout.fighter_a.name, totals: bout.totals.a },
    { name: bout.fighter_b.name, totals: bout.totals.b },
  ].sort((x, y) => Number(y.name === first) - Number(x.name === first));
  if (sides.every(({ totals }) => totals === null)) {
    return language === 'ko'
      ? `${bout.event} 경기의 세부 통계는 데이터에 없습니다.`
      : `The statistics of this bout at ${bout.event} are not in the data.`;
  }
  const lead =
    asked === 'all'
      ? null
      : sides.map(({ name, totals }) => `${names.of(name)}: ${inWords(totals, asked, language)}`).join('; ');
  const shown = [...new Set(asked === 'all' ? OVERVIEW : [asked, ...OVERVIEW])];
  const rows = table(
    [bout.event, ...sides.map(({ name }) => names.of(name))],
    shown.map((figure) => [
      language === 'ko' ? LABELS[figure].ko : LABELS[figure].many,
      ...sides.map(({ totals }) => cell(totals, figure, language)),
    ]),
  );
  const note = language === 'ko' ? '표의 두 수는 성공 / 시도입니다.' : 'Pairs are landed / attempted.';
  return paragraphs(lead === null ? null : `${lead}.`, rows, note);
}
