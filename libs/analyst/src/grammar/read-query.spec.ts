import { describe, expect, it } from '@jest/globals';
import { expectReading, type Row } from '../testing/expect-reading.js';
import { parseTyped } from '../testing/parse-typed.js';
import { readQuery } from './read-query.js';

describe(readQuery, () => {
  it.each<Row>([
    ['Who has the most wins?', 'ranking', { measure: 'count', group_by: 'fighter', result: ['win'] }],
    ['Who has the most losses?', 'ranking', { measure: 'count', group_by: 'fighter', result: ['loss'] }],
    ['승리가 가장 많은 선수는?', 'ranking', { measure: 'count', group_by: 'fighter', result: ['win'] }],
    ['패배가 가장 많은 선수는?', 'ranking', { measure: 'count', group_by: 'fighter', result: ['loss'] }],
    [
      'most submission wins at lightweight since 2015',
      'ranking',
      {
        measure: 'count',
        group_by: 'fighter',
        from: '2015-01-01',
        weight_class: ['lightweight'],
        method_group: ['submission'],
        result: ['win'],
      },
    ],
    [
      'most submission losses at lightweight before 2015',
      'ranking',
      {
        measure: 'count',
        group_by: 'fighter',
        to: '2014-12-31',
        weight_class: ['lightweight'],
        method_group: ['submission'],
        result: ['loss'],
      },
    ],
    [
      'most split decision wins',
      'ranking',
      {
        measure: 'count',
        group_by: 'fighter',
        method_group: ['decision'],
        method: ['split'],
        result: ['win'],
      },
    ],
    [
      'most split decision losses',
      'ranking',
      {
        measure: 'count',
        group_by: 'fighter',
        method_group: ['decision'],
        method: ['split'],
        result: ['loss'],
      },
    ],
    [
      'most wins as champion',
      'ranking',
      { measure: 'count', group_by: 'fighter', role: 'champion', result: ['win'] },
    ],
    [
      'most wins as challenger',
      'ranking',
      { measure: 'count', group_by: 'fighter', role: 'challenger', result: ['win'] },
    ],
  ])('tells wins from losses: %j', expectReading);

  it.each<Row>([
    [
      'who landed the most significant strikes',
      'ranking',
      { measure: 'sum', statistic: 'sig_strikes_landed', group_by: 'fighter' },
    ],
    [
      'who absorbed the most significant strikes',
      'ranking',
      { measure: 'sum', statistic: 'opponent_sig_strikes_landed', group_by: 'fighter' },
    ],
    [
      '유효타를 가장 많이 맞힌 선수',
      'ranking',
      { measure: 'sum', statistic: 'sig_strikes_landed', group_by: 'fighter' },
    ],
    [
      '유효타를 가장 많이 맞은 선수',
      'ranking',
      { measure: 'sum', statistic: 'opponent_sig_strikes_landed', group_by: 'fighter' },
    ],
    [
      'most takedowns landed',
      'ranking',
      { measure: 'sum', statistic: 'takedowns_landed', group_by: 'fighter' },
    ],
    [
      'most takedowns conceded',
      'ranking',
      { measure: 'sum', statistic: 'opponent_takedowns_landed', group_by: 'fighter' },
    ],
    [
      '테이크다운 제일 많이 성공한 선수',
      'ranking',
      { measure: 'sum', statistic: 'takedowns_landed', group_by: 'fighter' },
    ],
    [
      '테이크다운 제일 많이 허용한 선수',
      'ranking',
      { measure: 'sum', statistic: 'opponent_takedowns_landed', group_by: 'fighter' },
    ],
    ['most knockdowns scored', 'ranking', { measure: 'sum', statistic: 'knockdowns', group_by: 'fighter' }],
    [
      'who has been knocked down the most',
      'ranking',
      { measure: 'sum', statistic: 'opponent_knockdowns', group_by: 'fighter' },
    ],
    [
      'most submission attempts',
      'ranking',
      { measure: 'sum', statistic: 'submission_attempts', group_by: 'fighter' },
    ],
    [
      'most submission attempts faced',
      'ranking',
      { measure: 'sum', statistic: 'opponent_submission_attempts', group_by: 'fighter' },
    ],
    [
      '서브미션을 가장 많이 시도한 선수',
      'ranking',
      { measure: 'sum', statistic: 'submission_attempts', group_by: 'fighter' },
    ],
    ['most control time', 'ranking', { measure: 'sum', statistic: 'control_seconds', group_by: 'fighter' }],
    [
      'most time controlled by opponents',
      'ranking',
      { measure: 'sum', statistic: 'opponent_control_seconds', group_by: 'fighter' },
    ],
  ])('tells what a fighter does from what is done to the fighter: %j', expectReading);

  it.each<Row>([
    [
      'fastest knockout',
      'ranking',
      { measure: 'shortest', group_by: 'appearance', method_group: ['ko_tko'], result: ['win'] },
    ],
    [
      'slowest knockout',
      'ranking',
      { measure: 'longest', group_by: 'appearance', method_group: ['ko_tko'], result: ['win'] },
    ],
    [
      '가장 빠른 서브미션',
      'ranking',
      { measure: 'shortest', group_by: 'appearance', method_group: ['submission'], result: ['win'] },
    ],
    [
      '가장 늦은 서브미션',
      'ranking',
      { measure: 'longest', group_by: 'appearance', method_group: ['submission'], result: ['win'] },
    ],
    ['longest fight', 'ranking', { measure: 'longest', group_by: 'bout' }],
    ['shortest fight', 'ranking', { measure: 'shortest', group_by: 'bout' }],
    ['longest win streak', 'ranking', { measure: 'longest_streak', group_by: 'fighter', result: ['win'] }],
    [
      'longest losing streak',
      'ranking',
      { measure: 'longest_streak', group_by: 'fighter', result: ['loss'] },
    ],
    [
      'longest active win streak',
      'ranking',
      { measure: 'current_streak', group_by: 'fighter', active_since: '2024-11-30' },
    ],
    ['longest reach', 'ranking', { measure: 'reach_cm', group_by: 'fighter' }],
    ['shortest reach', 'ranking', { measure: 'reach_cm', order: 'asc', group_by: 'fighter' }],
  ])('tells fast from slow, long from short: %j', expectReading);

  it.each<Row>([
    [
      'youngest fighter to win a title fight',
      'ranking',
      { measure: 'youngest', group_by: 'appearance', title: ['any'], result: ['win'] },
    ],
    [
      'oldest fighter to win a title fight',
      'ranking',
      { measure: 'oldest', group_by: 'appearance', title: ['any'], result: ['win'] },
    ],
    ['최연소 승리', 'ranking', { measure: 'youngest', group_by: 'appearance', result: ['win'] }],
    ['최고령 승리', 'ranking', { measure: 'oldest', group_by: 'appearance', result: ['win'] }],
    [
      'oldest fighter to win by knockout',
      'ranking',
      { measure: 'oldest', group_by: 'appearance', method_group: ['ko_tko'], result: ['win'] },
    ],
    [
      'most wins before turning 25',
      'ranking',
      { measure: 'count', group_by: 'fighter', max_age: 24, result: ['win'] },
    ],
    [
      'most wins after turning 40',
      'ranking',
      { measure: 'count', group_by: 'fighter', min_age: 40, result: ['win'] },
    ],
    ['40살 이후 최다승', 'ranking', { measure: 'count', group_by: 'fighter', min_age: 40, result: ['win'] }],
  ])('tells young from old: %j', expectReading);

  it.each<Row>([
    [
      'most wins by southpaws',
      'ranking',
      { measure: 'count', group_by: 'fighter', stance: ['southpaw'], result: ['win'] },
    ],
    [
      'most wins against southpaws',
      'ranking',
      { measure: 'count', group_by: 'fighter', opponent_stance: ['southpaw'], result: ['win'] },
    ],
    [
      '사우스포 선수 중 가장 많이 이긴 선수',
      'ranking',
      { measure: 'count', group_by: 'fighter', stance: ['southpaw'], result: ['win'] },
    ],
    [
      '사우스포 상대로 가장 많이 이긴 선수',
      'ranking',
      { measure: 'count', group_by: 'fighter', opponent_stance: ['southpaw'], result: ['win'] },
    ],
  ])("tells the fighter's stance from the opponent's: %j", expectReading);

  it.each<Row>([
    [
      'finish rate by division',
      'breakdown',
      { measure: 'share', group_by: 'weight_class', method_group: ['ko_tko', 'submission'] },
    ],
    [
      '체급별 피니시율',
      'breakdown',
      { measure: 'share', group_by: 'weight_class', method_group: ['ko_tko', 'submission'] },
    ],
    [
      'decision rate at heavyweight',
      'figure',
      { measure: 'share', group_by: 'none', weight_class: ['heavyweight'], method_group: ['decision'] },
    ],
    ['which year had the most events', 'ranking', { measure: 'events', group_by: 'year', order: 'desc' }],
    [
      'UFC 대회가 가장 많이 열린 나라는?',
      'ranking',
      { measure: 'events', group_by: 'country', order: 'desc' },
    ],
    ['events in Brazil per year', 'breakdown', { measure: 'events', group_by: 'year', country: 'Brazil' }],
    [
      'most first-round knockouts',
      'ranking',
      { measure: 'count', group_by: 'fighter', round: [1], method_group: ['ko_tko'], result: ['win'] },
    ],
    [
      '1라운드 KO승 최다',
      'ranking',
      { measure: 'count', group_by: 'fighter', round: [1], method_group: ['ko_tko'], result: ['win'] },
    ],
    ['most five-round fights', 'ranking', { measure: 'count', group_by: 'fighter', scheduled_rounds: [5] }],
    ['5라운드 경기 최다 출전', 'ranking', { measure: 'count', group_by: 'fighter', scheduled_rounds: [5] }],
    [
      'most losses in Brazil',
      'ranking',
      { measure: 'count', group_by: 'fighter', country: 'Brazil', result: ['loss'] },
    ],
    [
      'most main event wins',
      'ranking',
      { measure: 'count', group_by: 'fighter', main_event: true, result: ['win'] },
    ],
    ['most title defenses', 'ranking', { measure: 'title_defences', group_by: 'fighter' }],
    [
      'most rear naked choke wins',
      'ranking',
      {
        measure: 'count',
        group_by: 'fighter',
        method_group: ['submission'],
        method: ['rear naked choke'],
        result: ['win'],
      },
    ],
    [
      'list all draws in 2019',
      'list',
      { measure: 'count', group_by: 'bout', from: '2019-01-01', to: '2019-12-31', result: ['draw'] },
    ],
  ])('reads groups, shares, places and rounds: %j', expectReading);

  it.each([
    "What is Khabib's record?",
    'how tall is Jon Jones?',
    'UFC 300 main event',
    'who is the lightweight champion?',
    // A least number of losses says nothing of the least number of bouts.
    'who has the fewest losses with at least 20 fights',
    '하빕 키 몇이야?',
    'hello',
    '',
  ])('reads no query in %j', async (text) => {
    expect((await parseTyped(text)).query).toBeNull();
  });

  it.each([
    ['most wins quizzically', ['quizzically']],
    ['most fights in a single year', ['single']],
    ['가장 많이 이긴 뷁뷁 선수', ['뷁뷁']],
  ])('names the words of %j that it leaves out', async (text, ignored) => {
    expect((await parseTyped(text)).query?.ignored.map((token) => token.text)).toEqual(ignored);
  });
});
