import { describe, expect, it } from '@jest/globals';
import { checkClaims } from './check-claims.js';
import { Facts } from './facts/facts.js';
import { sampleFacts } from './testing/sample-facts.js';

const unverified = (text: string, question?: string): string[] =>
  checkClaims(text, sampleFacts(question)).unverified.map((each) => each.text);

describe(checkClaims, () => {
  it.each([
    'Kamaru Usman is 16-4 in the UFC; Covington is 12-5.',
    '카마루 우스만(Kamaru Usman)의 UFC 전적은 16승 4패, 콜비 코빙턴(Colby Covington)은 12승 5패입니다.',
    'Usman has four knockout wins, one submission and 11 decisions.',
    'Usman won 16 fights and lost four.',
    '80% of his bouts were wins.',
    'Usman lands 51% of his significant strikes.',
    `Usman stands 6'0" (183 cm) with a 76-inch reach, 10 cm longer than that of Covington.`,
    'Usman (born May 11, 1987) is 39 years old.',
    'The Nigerian Nightmare beat Masvidal by KO in round 2 (1:02) at UFC 261 on April 24, 2021.',
    '우스만은 2021년 4월 24일 UFC 261에서 마스비달을 2라운드 1분 2초 KO로 꺾었습니다.',
    'Usman beat Woodley by decision on March 2, 2019, and Covington at UFC 268.',
    'He lost to Edwards 3 years after the win over Woodley.',
    'In 2021 Usman won twice.',
    '| Date | Opponent | Method | Round | Time |\n| --- | --- | --- | --- | --- |\n| 2021-04-24 | Jorge Masvidal | KO/TKO | 2 | 1:02 |\n| 2019-03-02 | Tyron Woodley | Decision | 5 | 5:00 |',
    '1. **Masvidal** – KO, R2\n2. **Woodley** – decision, R5',
    'The data reaches to August 1, 2026.',
  ])('verifies %j', (text) => {
    expect(unverified(text)).toEqual([]);
  });

  it.each([
    ['the record of another fighter', 'Kamaru Usman is 12-5 in the UFC.', ['12-5']],
    ['a changed record', '우스만의 UFC 전적은 17승 4패입니다.', ['17승 4패']],
    ['a count of another method', 'Usman has three knockout wins.', ['three']],
    ['losses given as wins', 'Usman has 3 decision wins.', ['3']],
    ['a share that no rows give', 'Usman lands 61% of his significant strikes.', ['61%']],
    ['another reach', 'Usman has a 78-inch reach.', ['78-inch']],
    ['another birthday', 'Usman was born on May 21, 1987.', ['May 21, 1987']],
    ['another age', 'Usman is 38 years old.', ['38 years old']],
    ['a method of another bout', 'Usman beat Masvidal by decision at UFC 261.', ['decision', 'UFC 261']],
    ['a round of another bout', 'Usman beat Masvidal by KO in round 5.', ['round 5']],
    ['a time of no bout', 'Usman stopped Masvidal at 1:12 of round 2.', ['1:12']],
    ['a date of another bout', 'Usman beat Masvidal on November 6, 2021.', ['November 6, 2021']],
    ['an opponent of another bout', 'At UFC 268 Usman beat Masvidal.', ['Masvidal']],
    ['an event that is not in the results', 'Usman beat Masvidal at UFC 300.', ['UFC 300']],
    ['a winner who lost', 'Kamaru Usman beat Leon Edwards.', ['Leon Edwards']],
    ['a winner who lost, in Korean', '우스만은 에드워즈를 5라운드에 꺾었습니다.', ['에드워즈']],
    ['a fighter whom no tool named', 'Usman beat Nate Diaz by decision.', ['Nate Diaz']],
    ['a listed Korean name that no tool named', '우스만은 아데산야를 이겼습니다.', ['아데산야']],
    ['a Korean name with the Latin name of another', '토푸리아(Kamaru Usman)의 전적', ['토푸리아']],
    ['a given name of another', 'Sean Usman is the champion.', ['Sean Usman']],
    ['one fighter against himself', 'Usman beat Usman.', ['Usman']],
    ['a wrong cell of a table', '| Opponent | Round |\n| --- | --- |\n| Jorge Masvidal | 3 |', ['3']],
    ['a wrong difference', 'Usman has a longer reach than Covington by 14 cm.', ['14 cm']],
  ])('finds %s', (_, text, expected) => {
    expect(unverified(text)).toEqual(expect.arrayContaining(expected.slice(0, 1)));
  });

  it('lets an answer repeat figures of the question, of arguments and of earlier answers', () => {
    expect(unverified('Since 2010, his top 7 wins.', 'Usman since 2010, top 7 wins')).toEqual([]);
    const facts = sampleFacts();
    facts.addEarlierAnswer('Nate Diaz is 21-13 in the UFC.');
    expect(checkClaims('As I said, the record is 21-13.', facts).unverified).toEqual([]);
  });

  it('finds nothing verified without facts', () => {
    const facts = new Facts({ language: 'en', now: new Date(0), timeZone: 'UTC' });
    const { verified, unverified } = checkClaims(
      'Jon Jones beat Ciryl Gane at UFC 285 in round 1 (2:04).',
      facts,
    );
    expect(verified).toBe(0);
    expect(unverified.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['round 1', '2:04', 'UFC 285', 'Ciryl Gane']),
    );
  });

  it('counts the claims and places them', () => {
    const text = '🥊 Usman is 16-4, not 17-4.';
    expect(checkClaims(text, sampleFacts())).toEqual({
      figures: 3,
      verified: 2,
      unverified: [{ text: '17-4', offset: text.indexOf('17-4') }],
    });
  });
});
