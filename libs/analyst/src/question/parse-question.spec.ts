import type { BoutQuery } from '@app/mma/domain';
import { describe, expect, it } from '@jest/globals';
import { parseTyped } from '../testing/parse-typed.js';
import { parseQuestion } from './parse-question.js';

describe(parseQuestion, () => {
  it('does not read the words of a name as words of the question', async () => {
    const question = await parseTyped('the last stylebender reach??');
    expect(question.position).toBeNull();
    expect([...question.topics]).toContain('reach');
    expect(question.fighters[0]?.candidates[0]?.name).toBe('Israel Adesanya');
  });

  it('joins two names of one fighter and keeps their common candidates', async () => {
    const question = await parseTyped('record of Bruno Silva, the flyweight ("Bulldog")');
    expect(question.fighters).toHaveLength(1);
    expect(question.fighters[0]?.candidates).toEqual([{ fighterId: 'bulldog', name: 'Bruno Silva' }]);
    expect(question.fighters[0]?.byId).toBe(true);
  });

  it('does not count the fighters in the name of an event', async () => {
    const question = await parseTyped('UFC Fight Night: Edgar vs. Korean Zombie main event');
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
    const question = await parseTyped(text);
    expect(question.position).toEqual({ order, index, count });
    expect(question.outcome).toBe(outcome);
  });

  it.each([
    'how long did Khabib vs McGregor last',
    '하빕 전적',
    "what is Khabib's record",
    '하빕 최종 전적은?',
  ])('finds no particular bout in %j', async (text) => {
    expect((await parseTyped(text)).position).toBeNull();
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
    expect((await parseTyped(text)).outcome).toBe(outcome);
  });

  it.each([
    ['누네스 존스 2차전', 2],
    ['Jones vs McGregor rematch', 2],
    ['Jones vs McGregor 3', 3],
    ['Jones McGregor first fight', 1],
    ['존스 맥그리거 마지막 경기', -1],
    ['Jones vs McGregor', null],
  ])('finds which meeting %j means', async (text, meeting) => {
    expect((await parseTyped(text)).meeting).toBe(meeting);
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
    ['most wins last year', '2025-01-01', '2025-12-31'],
    ['작년 최다승', '2025-01-01', '2025-12-31'],
  ])('reads the dates of %j', async (text, from, to) => {
    expect((await parseTyped(text)).period).toEqual({ from, to });
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
    expect((await parseTyped(text)).weightClasses).toEqual(expected);
  });

  it.each<[string, BoutQuery]>([
    ['Who has the most wins in UFC history?', { measure: 'count', result: ['win'] }],
    [
      'UFC 역대 서브미션 승 1위가 누구야?',
      { measure: 'count', result: ['win'], method_group: ['submission'] },
    ],
    [
      '웰터급 KO승 1위 누구?',
      { measure: 'count', result: ['win'], method_group: ['ko_tko'], weight_class: ['welterweight'] },
    ],
    [
      'UFC 역사상 가장 빠른 KO는?',
      { measure: 'shortest', group_by: 'appearance', result: ['win'], method_group: ['ko_tko'] },
    ],
    [
      'Fastest submission in UFC history?',
      { measure: 'shortest', group_by: 'appearance', result: ['win'], method_group: ['submission'] },
    ],
    [
      '한 경기에서 유효타 제일 많이 때린 기록은?',
      { measure: 'maximum', statistic: 'sig_strikes_landed', group_by: 'appearance' },
    ],
    [
      'most takedowns in a single fight',
      { measure: 'maximum', statistic: 'takedowns_landed', group_by: 'appearance' },
    ],
    ['top 3 fighters by number of UFC bouts', { measure: 'count', group_by: 'fighter' }],
    ['longest win streak in UFC history', { measure: 'longest_streak' }],
    ['longest active win streak', { measure: 'current_streak', active_since: '2024-11-30' }],
    ['가장 긴 경기', { measure: 'longest', group_by: 'bout' }],
    ['가장 키 큰 선수', { measure: 'height_cm' }],
    ['타이틀전에서 가장 많이 이긴 파이터', { measure: 'count', title: ['any'], result: ['win'] }],
    ['Most career knockdowns', { measure: 'sum', statistic: 'knockdowns' }],
    ['fighter with most ko losses', { measure: 'count', result: ['loss'], method_group: ['ko_tko'] }],
    ['KO로 제일 많이 진 선수', { measure: 'count', result: ['loss'], method_group: ['ko_tko'] }],
    ['who has most wins among women', { measure: 'count', result: ['win'], sex: 'women' }],
    ['most wins of active fighters', { measure: 'count', result: ['win'], active_since: '2024-11-30' }],
  ])('finds the ranking that %j asks for', async (text, query) => {
    const { query: found } = await parseTyped(text);
    expect(found?.reading).toMatchObject({ form: 'ranking', query });
    expect(found?.ignored).toEqual([]);
  });

  it.each([
    ['한국 선수 중에 누가 제일 많이 이겼어', 'absent'],
    ['most KO wins by Brazilian fighters', 'absent'],
  ])('keeps in %j the word of what the data lacks', async (text, kind) => {
    expect((await parseTyped(text)).tokens.map(({ means }) => means?.is)).toContain(kind);
  });

  it.each([
    ['UFC events in London', { kind: 'city', name: 'London' }],
    ['부산에서 열린 대회', { kind: 'city', name: 'Busan' }],
    ['events in the UK', { kind: 'country', name: 'United Kingdom' }],
    ['브라질에서 열린 대회', { kind: 'country', name: 'Brazil' }],
    ['UFC events in Las Vegas, USA', { kind: 'city', name: 'Las Vegas' }],
    ['UFC 300', null],
  ])('reads the place of %j', async (text, location) => {
    expect((await parseTyped(text)).location).toEqual(location);
  });

  it.each([
    ['Khabib by KO', 'ko_tko'],
    ['how many submissions', 'submission'],
    ['하빕 암바', 'submission'],
    ['did Khabib knock out McGregor', 'ko_tko'],
    ['submission attempts', null],
    ['finishes', null],
    ['by KO or decision', null],
  ])('reads the method of %j', async (text, method) => {
    expect((await parseTyped(text)).method).toBe(method);
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
    expect((await parseTyped(text)).statistic).toBe(statistic);
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
    expect((await parseTyped(text)).unknownName).toBe(unknown);
  });

  it.each([
    ['심판 누구였어?', null],
    ['which referee was it?', null],
    ['which year was the fight?', null],
    ['which referee has worked the most ufc fights', 'referee'],
    ['심판별 경기 수', 'referee'],
    ['bouts per year', 'year'],
  ])('compares groups only where %j asks for it: %j', async (text, group) => {
    expect((await parseTyped(text)).query?.reading.query.group_by ?? null).toBe(group);
  });

  it('takes an unknown name beside a known one for a second fighter', async () => {
    expect((await parseTyped('Khabib vs Hammerstone')).fighters.map(({ text }) => text)).toEqual([
      'Khabib',
      'Hammerstone',
    ]);
  });
});
