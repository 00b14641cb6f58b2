import type { Language } from '../language/language.js';
import type { AbsentSubject } from '../lexicon/meaning.js';

/** What the data does not hold, and what can be asked instead. */
const SUBJECTS: Record<AbsentSubject, Record<Language, [what: string, instead: string]>> = {
  bonuses: {
    en: [
      'Bonuses (Fight or Performance of the Night)',
      'I can tell who has the most finishes, or how the bouts of a card ended.',
    ],
    ko: [
      '파이트/퍼포먼스 오브 더 나이트 같은 보너스',
      '대신 피니시 최다 선수나 대회별 경기 결과는 답할 수 있습니다.',
    ],
  },
  pay: {
    en: ['Pay, purses and contracts', 'I can tell records, title bouts and results instead.'],
    ko: ['대전료와 수입', '대신 전적, 타이틀전, 경기 결과는 답할 수 있습니다.'],
  },
  audience: {
    en: ['Attendance, gates and pay-per-view sales', 'I can list events, their dates, places and results.'],
    ko: ['관중 수, 입장 수익, PPV 판매량', '대신 대회의 날짜와 장소, 결과는 답할 수 있습니다.'],
  },
  odds: {
    en: ['Betting odds and who was the underdog', 'I can compare two fighters or list who beat whom.'],
    ko: ['배당률과 언더독 여부', '대신 두 선수의 비교나 상대 전적은 답할 수 있습니다.'],
  },
  nationality: {
    en: [
      "A fighter's nationality or origin",
      'I can answer by the country or city in which a bout was held.',
    ],
    ko: ['선수의 국적과 출신지', '대신 경기가 열린 나라나 도시를 기준으로는 답할 수 있습니다.'],
  },
  training: {
    en: ['Gyms, teams and coaches', 'I can tell records, styles of winning and statistics.'],
    ko: ['소속 팀과 코치, 훈련', '대신 전적과 승리 방식, 통계는 답할 수 있습니다.'],
  },
  card_section: {
    en: [
      'Which bouts were on the main card and which on the prelims',
      'I know the order of a card and its main event.',
    ],
    ko: ['메인카드와 언더카드의 구분', '대신 대진 순서와 메인이벤트는 답할 수 있습니다.'],
  },
  injuries: {
    en: ['Injuries', "I can tell how a bout ended, doctor's stoppages included."],
    ko: ['부상', '대신 닥터 스톱을 포함해 경기가 어떻게 끝났는지는 답할 수 있습니다.'],
  },
  promotions: {
    en: ['Bouts outside the UFC', 'I can tell the same about the UFC.'],
    ko: ['UFC 밖(다른 단체)의 경기', '대신 UFC 기록은 답할 수 있습니다.'],
  },
  future: {
    en: ['Bouts and events to come', "I can tell the last event or a fighter's last bout."],
    ko: ['앞으로 열릴 경기와 대회', '대신 가장 최근 대회나 선수의 마지막 경기는 답할 수 있습니다.'],
  },
  prediction: {
    en: ['Who will win', 'I can compare the records and the statistics of both fighters.'],
    ko: ['승부 예측', '대신 두 선수의 전적과 통계는 비교해 드릴 수 있습니다.'],
  },
  hypothetical: {
    en: [
      'Who would win',
      'I can estimate a bout of two fighters of the UFC ("Who would win, Jones or Aspinall?").',
    ],
    ko: [
      '누가 이길지',
      '대신 UFC 선수 두 명의 가상 대결은 추정해 드릴 수 있습니다(“존스랑 아스피날 붙으면 누가 이겨?”).',
    ],
  },
  opinion: {
    en: ['Who is the greatest', 'I can tell who leads by wins, finishes, title bouts or streaks.'],
    ko: ['누가 최고인지 같은 평가', '대신 다승, 피니시, 타이틀전 승리, 연승 기록은 답할 수 있습니다.'],
  },
  private_life: {
    en: ['Private lives', 'I can tell about bouts and records.'],
    ko: ['사생활', '대신 경기와 전적은 답할 수 있습니다.'],
  },
  weigh_in: {
    en: ['Weigh-ins and missed weight', 'I can list catchweight bouts.'],
    ko: ['계체 결과', '대신 계약체중 경기는 찾아 드릴 수 있습니다.'],
  },
  drug_tests: {
    en: ['Drug tests', 'I can list bouts that were overturned to a no contest.'],
    ko: ['약물 검사', '대신 무효 처리된 경기는 찾아 드릴 수 있습니다.'],
  },
  rounds_won: {
    en: [
      'Who won which round',
      "I can tell the judges' totals of a decision, and in which round a bout ended.",
    ],
    ko: ['라운드별 승패', '대신 판정의 총점과 몇 라운드에 끝났는지는 답할 수 있습니다.'],
  },
  fight_style: {
    en: ['Martial arts backgrounds', 'I can answer by stance, or by how a fighter wins.'],
    ko: ['무술 배경과 스타일', '대신 스탠스나 승리 방식으로는 답할 수 있습니다.'],
  },
};

const PLURAL: ReadonlySet<AbsentSubject> = new Set([
  'bonuses',
  'pay',
  'audience',
  'odds',
  'training',
  'injuries',
  'promotions',
  'future',
  'private_life',
  'weigh_in',
  'drug_tests',
  'fight_style',
]);

export function absentText(subjects: readonly AbsentSubject[], language: Language): string {
  const lines = [...new Set(subjects)].map((subject) => {
    const [what, instead] = SUBJECTS[subject][language];
    const are = PLURAL.has(subject) ? 'are' : 'is';
    return language === 'ko'
      ? `${what}에 대한 정보는 데이터에 없습니다. ${instead}`
      : `${what} ${are} not in the data. ${instead}`;
  });
  return lines.join('\n\n');
}
