import { describe, expect, it } from '@jest/globals';
import { checkClaims } from './check-claims.js';
import { Facts } from './facts/facts.js';
import { sampleFacts } from './testing/sample-facts.js';

const unverified = (text: string, question?: string): string[] =>
  checkClaims(text, sampleFacts(question)).unverified.map((each) => each.text);

/** Each right text with a changed one, and what is found in it. */
const PAIRS: readonly (readonly [rule: string, right: string, changed: string, found: string])[] = [
  [
    'time between two bouts that followed one another',
    'Usman lost the belt nine months after his win over Covington.',
    'Usman lost the belt 59 months after his win over Covington.',
    '59 months',
  ],
  [
    'weeks',
    'Usman beat Covington 28 weeks after Masvidal.',
    'Usman beat Covington 88 weeks after Masvidal.',
    '88 weeks',
  ],
  [
    'half years',
    'Usman lost three and a half years after the win over Woodley.',
    'Usman lost eight and a half years after the win over Woodley.',
    'eight and a half years',
  ],
  [
    'title defences counted from the bouts',
    'Usman defended the belt twice.',
    'Usman defended the belt five times.',
    'five',
  ],
  [
    'as many as the names in brackets',
    'Usman had two title defences (Masvidal and Covington).',
    'Usman had six title defences (Masvidal and Covington).',
    'six',
  ],
  [
    'all of what was counted before',
    'Usman is on record with 16 wins. All 16 came at welterweight.',
    'Usman is on record with 16 wins. All 27 came at welterweight.',
    '27',
  ],
  [
    'more than half',
    'More than half of his 16 wins were decisions, 11 to be exact.',
    'More than two-thirds of his 16 wins were knockouts, 4 to be exact.',
    'two-thirds',
  ],
  ['a stoppage of either kind', 'Usman has five stoppage wins.', 'Usman has nine stoppage wins.', 'nine'],
  [
    'a clause that tells of the next bout',
    'Usman beat Covington at UFC 268, but he lost a fifth-round knockout (4:04) to Edwards on August 20, 2022.',
    'Usman beat Covington at UFC 268, but he lost a fifth-round knockout (4:24) to Edwards on August 20, 2022.',
    '4:24',
  ],
  [
    'what was left of a round',
    'Usman was stopped by Edwards in round 5 with 56 seconds left.',
    'Usman was stopped by Edwards in round 5 with 46 seconds left.',
    '46 seconds',
  ],
  [
    'a unit that is left out',
    "Usman has a reach of 76 inches against Covington's 72.",
    "Usman has a reach of 76 inches against Covington's 79.",
    '79',
  ],
  [
    'years and months',
    '우스만은 1년 4개월 만에 벨트를 잃었습니다.',
    '우스만은 9년 4개월 만에 벨트를 잃었습니다.',
    '9년 4개월',
  ],
  [
    'half of a year',
    '우스만은 약 3년 반 동안 정상에 있었습니다.',
    '우스만은 약 9년 반 동안 정상에 있었습니다.',
    '9년',
  ],
  [
    'more than half, in Korean',
    '우스만은 16승 중 절반 이상인 11승이 판정입니다.',
    '우스만은 16승 중 절반 이상인 13승이 판정입니다.',
    '13',
  ],
  [
    'a no contest in a record',
    '우스만의 전적은 16승 4패 0무효입니다.',
    '우스만의 전적은 15승 4패 0무효입니다.',
    '15승 4패 0무효',
  ],
  [
    'a range of dates',
    '2019년 3월부터 2021년 11월까지 우스만은 챔피언이었습니다.',
    '2016년 3월부터 2021년 11월까지 우스만은 챔피언이었습니다.',
    '2016년 3월',
  ],
];

describe('loosely bound claims', () => {
  it.each(PAIRS)('verifies %s', (_, right) => {
    expect(unverified(right)).toEqual([]);
  });

  it.each(PAIRS)('finds a wrong one: %s', (_, __, changed, found) => {
    expect(unverified(changed)).toContain(found);
  });
});

describe('texts about rules', () => {
  const withoutResults = (question: string): Facts => {
    const facts = new Facts({ language: 'en', now: new Date('2026-11-30T12:00:00Z'), timeZone: 'UTC' });
    facts.addText(question);
    return facts;
  };

  it.each([
    'Three judges score a bout of three or five rounds; the winner of a round gets 10 points, 10-8 if it is clear.',
    '3라운드 경기에서 2라운드를 채우지 못하면 무효가 됩니다.',
  ])('state nothing about anybody: %j', (text) => {
    expect(checkClaims(text, withoutResults('How is a fight scored?')).unverified).toEqual([]);
  });

  it.each([
    ['He has 22 wins if a draw is left out.', '22'],
    ['The champion is 22-1 in a title fight.', '22-1'],
    ['A title was won on May 4, 2024.', 'May 4, 2024'],
  ])('is no rule: %j', (text, found) => {
    const checked = checkClaims(text, withoutResults('How is a fight scored?'));
    expect(checked.unverified.map((each) => each.text)).toContain(found);
  });

  it('checks numbers once a tool was asked', () => {
    expect(unverified('A champion is somebody with 77 wins.', 'What is a champion?')).toContain('77');
  });
});
