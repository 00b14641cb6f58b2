/** Fighters of the bundled starter data, with the Korean spelling that a user types. */
export const ASKED_FIGHTERS: readonly (readonly [english: string, korean: string])[] = [
  ['Jon Jones', '존 존스'],
  ['Khabib Nurmagomedov', '하빕'],
  ['Conor McGregor', '맥그리거'],
  ['Max Holloway', '할로웨이'],
  ['Jose Aldo', '조제 알도'],
  ['Georges St-Pierre', '생피에르'],
  ['Anderson Silva', '앤더슨 실바'],
  ['Israel Adesanya', '아데산야'],
  ['Alex Pereira', '페레이라'],
  ['Charles Oliveira', '올리베이라'],
  ['Dustin Poirier', '포이리에'],
  ['Demetrious Johnson', '드미트리우스 존슨'],
  ['Amanda Nunes', '아만다 누네스'],
  ['Valentina Shevchenko', '셰브첸코'],
  ['Donald Cerrone', '세로니'],
  ['Robert Whittaker', '휘태커'],
  ['Stipe Miocic', '미오치치'],
  ['Chuck Liddell', '척 리델'],
];

/** Pairs who met. */
export const ASKED_PAIRS: readonly (readonly [string, string, string, string])[] = [
  ['Khabib Nurmagomedov', 'Conor McGregor', '하빕', '맥그리거'],
  ['Max Holloway', 'Jose Aldo', '할로웨이', '알도'],
  ['Israel Adesanya', 'Alex Pereira', '아데산야', '페레이라'],
  ['Dustin Poirier', 'Conor McGregor', '포이리에', '맥그리거'],
  ['Robert Whittaker', 'Israel Adesanya', '휘태커', '아데산야'],
  ['Donald Cerrone', 'Nate Diaz', '세로니', '네이트 디아즈'],
  ['Georges St-Pierre', 'Matt Hughes', '생피에르', '맷 휴즈'],
  ['Charles Oliveira', 'Dustin Poirier', '올리베이라', '포이리에'],
];

const OF_A_FIGHTER: Record<'en' | 'ko', readonly ((name: string) => string)[]> = {
  en: [
    (name) => `What is ${name}'s UFC record?`,
    (name) => `How does ${name} win his fights?`,
    (name) => `How old is ${name}?`,
    (name) => `What is the reach of ${name}?`,
    (name) => `When was ${name}'s last fight?`,
    (name) => `List the last five fights of ${name}`,
    (name) => `${name}'s title fights`,
    (name) => `How long is ${name}'s longest winning streak?`,
    (name) => `Who has beaten ${name}?`,
    (name) => `How many significant strikes does ${name} land per minute?`,
    (name) => `How many finishes does ${name} have?`,
  ],
  ko: [
    (name) => `${name} UFC 전적 알려줘`,
    (name) => `${name} KO승 몇 번이야?`,
    (name) => `${name} 나이`,
    (name) => `${name} 리치와 키 알려줘`,
    (name) => `${name} 마지막 경기는?`,
    (name) => `${name} 최근 5경기`,
    (name) => `${name} 타이틀전 전적`,
    (name) => `${name} 최다 연승은?`,
    (name) => `${name}를 이긴 선수는?`,
    (name) => `${name} 테이크다운 성공률`,
    (name) => `${name} 데뷔전 상대`,
  ],
};

const OF_A_PAIR: Record<'en' | 'ko', readonly ((a: string, b: string) => string)[]> = {
  en: [
    (a, b) => `Compare ${a} and ${b}`,
    (a, b) => `Who won between ${a} and ${b}?`,
    (a, b) => `Is ${a} taller than ${b}?`,
  ],
  ko: [
    (a, b) => `${a} ${b} 비교해줘`,
    (a, b) => `${a} 대 ${b} 누가 이겼어?`,
    (a, b) => `${a}랑 ${b} 중에 리치가 누가 더 길어?`,
  ],
};

const OTHERS: Record<'en' | 'ko', readonly string[]> = {
  en: [
    'Who won the main event of UFC 229?',
    'Results of UFC 300',
    'Who has the most wins in the UFC?',
    'Who has the most submission wins at lightweight since 2015?',
    'Fastest knockout in a title fight',
    'Who has the longest winning streak?',
    'History of the lightweight title',
    'Who has the most title defences?',
    'Which weight class has the highest share of finishes?',
    'How many fights ended by submission in 2019?',
    'Who has the longest reach?',
    'Events in London',
    'Longest reign as middleweight champion',
    'Who has the most knockdowns in one fight?',
    'Who was the oldest champion?',
  ],
  ko: [
    'UFC 229 메인이벤트 누가 이겼어?',
    'UFC 300 결과',
    'UFC 최다승 선수는?',
    '2015년부터 라이트급 서브미션승 1위가 누구야?',
    '타이틀전 최단 시간 KO',
    '역대 최다 연승',
    '라이트급 챔피언 역사',
    '타이틀 방어 최다 선수',
    '피니시 비율이 가장 높은 체급은?',
    '2019년 서브미션으로 끝난 경기 수',
    '리치가 가장 긴 선수',
    '런던에서 열린 대회',
    '미들급 챔피언 최장 기간',
    '한 경기 최다 넉다운',
    '판정승이 가장 많은 선수 10명',
  ],
};

export interface AskedQuestion {
  language: 'en' | 'ko';
  text: string;
}

/** Every question with every fighter and pair. */
export function askedQuestions(): AskedQuestion[] {
  const questions: AskedQuestion[] = [];
  for (const language of ['en', 'ko'] as const) {
    for (const [english, korean] of ASKED_FIGHTERS) {
      const name = language === 'ko' ? korean : english;
      for (const write of OF_A_FIGHTER[language]) questions.push({ language, text: write(name) });
    }
    for (const [a, b, koreanA, koreanB] of ASKED_PAIRS) {
      for (const write of OF_A_PAIR[language]) {
        questions.push({ language, text: language === 'ko' ? write(koreanA, koreanB) : write(a, b) });
      }
    }
    for (const text of OTHERS[language]) questions.push({ language, text });
  }
  return questions;
}
