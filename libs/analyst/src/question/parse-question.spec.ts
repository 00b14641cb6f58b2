import { describe, expect, it } from '@jest/globals';
import { FakeFighterNames } from '../testing/fake-fighter-names.js';
import { parseQuestion } from './parse-question.js';
import type { Question } from './question.js';

const names = new FakeFighterNames();
const parse = async (text: string): Promise<Question> => parseQuestion(text, await names.findMentions(text));

describe(parseQuestion, () => {
  it('does not read the words of a name as words of the question', async () => {
    const question = await parse('the last stylebender reach??');
    expect(question.position).toBeNull();
    expect([...question.topics]).toContain('reach');
    expect(question.fighters[0]?.candidates[0]?.name).toBe('Israel Adesanya');
  });

  it('joins two names of one fighter and keeps their common candidates', async () => {
    const question = await parse('record of Bruno Silva, the flyweight ("Bulldog")');
    expect(question.fighters).toHaveLength(1);
    expect(question.fighters[0]?.candidates).toEqual([{ fighterId: 'bulldog', name: 'Bruno Silva' }]);
    expect(question.fighters[0]?.byId).toBe(true);
  });

  it('does not count the fighters in the name of an event', async () => {
    const question = await parse('UFC Fight Night: Edgar vs. Korean Zombie main event');
    expect(question.fighters).toEqual([]);
    expect(question.event?.query).toBe('UFC Fight Night: Edgar vs. Korean Zombie');
  });

  it.each([
    ["Poirier's last win?", 'newest', 0, 1, 'win'],
    ['and Poirier his last loss', 'newest', 0, 1, 'loss'],
    ['포이리에가 마지막으로 진 경기', 'newest', 0, 1, 'loss'],
    ['포이리에 최근에 이긴 경기', 'newest', 0, 1, 'win'],
    ['Who did Conor McGregor fight before his last fight?', 'newest', 1, 1, null],
    ['맥그리거 마지막 경기 바로 전 경기', 'newest', 1, 1, null],
    ["What was Poirier's second to last fight?", 'newest', 1, 1, null],
    ['맥그리거 최근 5경기', 'newest', 0, 5, null],
    ["poirier's last three fights", 'newest', 0, 3, null],
    ['맥그리거 데뷔전', 'oldest', 0, 1, null],
    ["GSP's third fight in the UFC", 'oldest', 2, 1, null],
    ['생피에르 세 번째 경기', 'oldest', 2, 1, null],
    ["Khabib's 5th UFC fight", 'oldest', 4, 1, null],
    ['Did Khabib win his last fight?', 'newest', 0, 1, null],
    ['하빕 마지막 경기 이겼어?', 'newest', 0, 1, null],
  ])('finds the bout that %j means', async (text, order, index, count, outcome) => {
    const question = await parse(text);
    expect(question.position).toEqual({ order, index, count });
    expect(question.outcome).toBe(outcome);
  });

  it.each([
    'how long did Khabib vs McGregor last',
    '하빕 전적',
    "what is Khabib's record",
    '하빕 최종 전적은?',
  ])('finds no particular bout in %j', async (text) => {
    expect((await parse(text)).position).toBeNull();
  });

  it.each([
    ['존 존스를 이긴 선수는?', 'loss'],
    ['Who has beaten Jon Jones?', 'loss'],
    ['맥그리거는 누구한테 졌어?', 'loss'],
    ['Has Khabib ever lost?', 'loss'],
    ['존 존스가 이긴 선수', 'win'],
    ['who has Jon Jones beaten', 'win'],
    ['GSP losses', 'loss'],
    ['How did McGregor win his last fight?', null],
    ['How did Khabib lose?', 'loss'],
    ['존 존스 전적', null],
  ])('reads whose side %j is on', async (text, outcome) => {
    expect((await parse(text)).outcome).toBe(outcome);
  });

  it.each([
    ['누네스 존스 2차전', 2],
    ['Jones vs McGregor rematch', 2],
    ['Jones vs McGregor 3', 3],
    ['Jones McGregor first fight', 1],
    ['존스 맥그리거 마지막 경기', -1],
    ['Jones vs McGregor', null],
  ])('finds which meeting %j means', async (text, meeting) => {
    expect((await parse(text)).meeting).toBe(meeting);
  });

  it.each([
    ['most wins in 2019', '2019-01-01', '2019-12-31'],
    ['2018년 최다승', '2018-01-01', '2018-12-31'],
    ['rankings in February 2013', '2013-02-01', '2013-02-28'],
    ['2013년 2월 랭킹', '2013-02-01', '2013-02-28'],
    ['most finishes since 2020', '2020-01-01', null],
    ['2020년 이후 최다승', '2020-01-01', null],
    ['most wins before 2010', null, '2009-12-31'],
    ['between 2015 and 2018', '2015-01-01', '2018-12-31'],
    ['2010년대 최다승', '2010-01-01', '2019-12-31'],
  ])('reads the dates of %j', async (text, from, to) => {
    expect((await parse(text)).period).toEqual({ from, to });
  });

  it.each([
    ['라이트헤비급 최다승', ['light_heavyweight']],
    ['라이트급 최다승', ['lightweight']],
    ['헤비급에서', ['heavyweight']],
    ['light heavyweight', ['light_heavyweight']],
    ['여성 플라이급', ['women_flyweight']],
    ["women's bantamweight", ['women_bantamweight']],
    ['strawweight', ['women_strawweight']],
    ['웰터급이랑 미들급', ['welterweight', 'middleweight']],
    ['155 lbs', ['lightweight']],
  ])('reads the weight class of %j', async (text, expected) => {
    expect((await parse(text)).weightClasses).toEqual(expected);
  });

  it.each([
    ['Who has the most wins in UFC history?', 'wins', 'career', 'desc'],
    ['UFC 역대 서브미션 승 1위가 누구야?', 'submission_wins', 'career', 'desc'],
    ['웰터급 KO승 1위 누구?', 'ko_tko_wins', 'career', 'desc'],
    ['UFC 역사상 가장 빠른 KO는?', 'fastest_ko_tko', 'bout', 'asc'],
    ['Fastest submission in UFC history?', 'fastest_submission', 'bout', 'asc'],
    ['한 경기에서 유효타 제일 많이 때린 기록은?', 'sig_strikes_landed', 'bout', 'desc'],
    ['most takedowns in a single fight', 'takedowns_landed', 'bout', 'desc'],
    ['top 3 fighters by number of UFC bouts', 'bouts', 'career', 'desc'],
    ['longest win streak in UFC history', 'longest_win_streak', 'career', 'desc'],
    ['longest active win streak', 'current_win_streak', 'career', 'desc'],
    ['가장 긴 경기', 'longest_bout', 'bout', 'desc'],
    ['youngest UFC fighter', 'age', 'career', 'asc'],
    ['가장 키 큰 선수', 'height_cm', 'career', 'desc'],
    ['타이틀전에서 가장 많이 이긴 파이터', 'title_bout_wins', 'career', 'desc'],
    ['Most career knockdowns', 'knockdowns', 'career', 'desc'],
  ])('finds the ranking that %j asks for', async (text, metric, scope, order) => {
    expect((await parse(text)).leaderboard).toMatchObject({ metric, scope, order });
  });

  it.each([
    'fighter with most ko losses',
    'KO로 제일 많이 진 선수',
    'who has most wins among women',
    '한국 선수 중에 누가 제일 많이 이겼어',
    'oldest UFC champion',
    'most wins of active fighters',
  ])('finds no ranking for %j, which no metric gives', async (text) => {
    expect((await parse(text)).leaderboard).toBeNull();
  });

  it.each([
    ['하빕 맥그리거 유효타', 'sig_strikes'],
    ['takedowns Khabib landed', 'takedowns'],
    ['how many times did Khabib take McGregor down', 'takedowns'],
    ['knocked down in Jones McGregor', 'knockdowns'],
    ['control time', 'control_seconds'],
    ['컨트롤 타임', 'control_seconds'],
    ['레그킥 몇 개', 'leg'],
    ['stats for khabib', 'all'],
    ['하빕 전적', null],
  ])('finds the statistic of %j', async (text, statistic) => {
    expect((await parse(text)).statistic).toBe(statistic);
  });

  it.each([
    ["What is Brick Hammerstone's UFC record?", 'Brick Hammerstone'],
    ['brick hammerstone record', 'brick hammerstone'],
    ['홍길동 전적', '홍길동'],
    ['홍길동전적', '홍길동'],
    ['김철수 선수 마지막 경기는?', '김철수'],
    ['Who has the most wins in UFC history?', null],
    ['웰터급 KO승 1위 누구?', null],
    ['한 경기에서 유효타 제일 많이 때린 기록은?', null],
    ["What is Khabib's record?", null],
    ['하빕 전적 알려줘', null],
  ])('finds the unknown name in %j: %j', async (text, unknown) => {
    expect((await parse(text)).unknownName).toBe(unknown);
  });

  it.each([
    ['심판 누구였어?', null],
    ['which referee was it?', null],
    ['which year was the fight?', null],
    ['which referee has worked the most ufc fights', 'referee'],
    ['심판별 경기 수', 'referee'],
    ['bouts per year', 'year'],
  ])('compares groups only where %j asks for it: %j', async (text, group) => {
    expect((await parse(text)).aggregate?.group ?? null).toBe(group);
  });

  it('takes an unknown name beside a known one for a second fighter', async () => {
    expect((await parse('Khabib vs Hammerstone')).fighters.map(({ text }) => text)).toEqual([
      'Khabib',
      'Hammerstone',
    ]);
  });
});
