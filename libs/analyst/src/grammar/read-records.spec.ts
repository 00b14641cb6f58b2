import { describe, expect, it } from '@jest/globals';
import { expectReading, type Row } from '../testing/expect-reading.js';
import { parseTyped } from '../testing/parse-typed.js';
import { readQuery } from './read-query.js';

describe(readQuery, () => {
  it.each<Row>([
    [
      '한 경기 최다 넉다운 기록',
      'ranking',
      { measure: 'maximum', statistic: 'knockdowns', group_by: 'appearance' },
    ],
    [
      'record for most knockdowns in a single fight',
      'ranking',
      { measure: 'maximum', statistic: 'knockdowns', group_by: 'appearance' },
    ],
    [
      '한 경기 최다 테이크다운 기록 누구꺼임',
      'ranking',
      { measure: 'maximum', statistic: 'takedowns_landed', group_by: 'appearance' },
    ],
    [
      '지고도 유효타를 제일 많이 맞힌 경기',
      'ranking',
      { measure: 'maximum', statistic: 'sig_strikes_landed', group_by: 'appearance', result: ['loss'] },
    ],
    [
      '유효타를 제일 많이 맞힌 선수',
      'ranking',
      { measure: 'sum', statistic: 'sig_strikes_landed', group_by: 'fighter' },
    ],
    [
      '최다 연승 기록 누구꺼임',
      'ranking',
      { measure: 'longest_streak', result: ['win'], group_by: 'fighter' },
    ],
    [
      'most significant strikes in a loss',
      'ranking',
      { measure: 'maximum', statistic: 'sig_strikes_landed', group_by: 'appearance', result: ['loss'] },
    ],
    [
      'most takedowns in a title fight',
      'ranking',
      { measure: 'maximum', statistic: 'takedowns_landed', group_by: 'appearance', title: ['any'] },
    ],
    [
      'most takedowns landed in wins',
      'ranking',
      { measure: 'sum', statistic: 'takedowns_landed', group_by: 'fighter', result: ['win'] },
    ],
  ])('reads records of a bout apart from totals: %j', expectReading);

  it.each<Row>([
    [
      'Who finished Conor McGregor the most times?',
      'relation',
      { group_by: 'opponent', measure: 'count', result: ['loss'], method_group: ['ko_tko', 'submission'] },
      { subjects: ['Conor McGregor'] },
    ],
    [
      'how many southpaws has Conor McGregor beaten?',
      'figure',
      { group_by: 'none', measure: 'count', opponent_stance: ['southpaw'], result: ['win'] },
      { subjects: ['Conor McGregor'] },
    ],
    [
      'how many southpaws have beaten Conor McGregor?',
      'relation',
      { group_by: 'opponent', measure: 'count', opponent_stance: ['southpaw'], result: ['loss'] },
      { subjects: ['Conor McGregor'] },
    ],
  ])('reads who did what to whom: %j', expectReading);

  it.each([['who did Conor McGregor knock down?'], ['who has knocked down Conor McGregor?']])(
    'answers no question for names with a total: %s',
    async (text) => {
      expect((await parseTyped(text)).query).toBeNull();
    },
  );

  it.each<Row>([
    [
      'fights in Brazil that ended in the first round in 2014',
      'list',
      {
        group_by: 'bout',
        measure: 'count',
        country: 'Brazil',
        round: [1],
        from: '2014-01-01',
        to: '2014-12-31',
      },
    ],
    [
      'title fights in 2014',
      'list',
      { group_by: 'bout', measure: 'count', title: ['any'], from: '2014-01-01', to: '2014-12-31' },
    ],
    [
      '2014년 타이틀전',
      'list',
      { group_by: 'bout', measure: 'count', title: ['any'], from: '2014-01-01', to: '2014-12-31' },
    ],
  ])('lists the bouts that a question describes: %j', expectReading);

  it.each<Row>([
    [
      'how many fights had 100 or more significant strikes?',
      'figure',
      { measure: 'count', group_by: 'none', statistics: ['sig_strikes_landed >= 100'] },
    ],
    [
      '유효타 200개 이상 맞힌 경기 몇 번?',
      'figure',
      { measure: 'count', group_by: 'none', statistics: ['sig_strikes_landed >= 200'] },
    ],
    [
      '유효타 200개 이상 맞은 경기 몇 번?',
      'figure',
      { measure: 'count', group_by: 'none', statistics: ['opponent_sig_strikes_landed >= 200'] },
    ],
    [
      'who has at least 100 takedowns?',
      'ranking',
      { measure: 'sum', statistic: 'takedowns_landed', min_value: 100, group_by: 'fighter' },
    ],
  ])('reads limits of one bout apart from those of a total: %j', expectReading);

  it.each<Row>([
    [
      '피니시율 제일 높은 체급은?',
      'ranking',
      {
        measure: 'share',
        method_group: ['ko_tko', 'submission'],
        group_by: 'weight_class',
        order: 'desc',
      },
    ],
    [
      '피니시율 제일 낮은 체급은?',
      'ranking',
      { measure: 'share', method_group: ['ko_tko', 'submission'], group_by: 'weight_class', order: 'asc' },
    ],
    [
      'which referee stopped the most title fights?',
      'ranking',
      { measure: 'count', method_group: ['ko_tko'], title: ['any'], group_by: 'referee', order: 'desc' },
    ],
    [
      '챔피언 상대로 KO로 이긴 선수 몇 명이야',
      'figure',
      {
        measure: 'fighters',
        opponent_was: 'champion',
        method_group: ['ko_tko'],
        result: ['win'],
        group_by: 'none',
      },
    ],
    [
      'how many different fighters won a title fight in 2019?',
      'figure',
      {
        measure: 'fighters',
        from: '2019-01-01',
        to: '2019-12-31',
        title: ['any'],
        result: ['win'],
        group_by: 'none',
      },
    ],
    [
      'did Poirier ever beat a former champion?',
      'check',
      { measure: 'count', opponent_was: 'former_champion', result: ['win'], group_by: 'none' },
      { subjects: ['Poirier'] },
    ],
    [
      'did Poirier ever lose to a champion?',
      'check',
      { measure: 'count', opponent_was: 'champion', result: ['loss'], group_by: 'none' },
      { subjects: ['Poirier'] },
    ],
    [
      'who is the oldest fighter to win a fight?',
      'ranking',
      { measure: 'oldest', result: ['win'], group_by: 'appearance' },
    ],
    [
      '분당 유효타 제일 많이 맞는 선수는?',
      'ranking',
      {
        measure: 'per_15_minutes',
        statistic: 'opponent_sig_strikes_landed',
        group_by: 'fighter',
        min_bouts: 5,
      },
    ],
    [
      '분당 유효타 제일 많이 때리는 선수는?',
      'ranking',
      { measure: 'per_15_minutes', statistic: 'sig_strikes_landed', group_by: 'fighter', min_bouts: 5 },
    ],
    [
      '테이크다운 방어율 제일 낮은 선수',
      'ranking',
      {
        measure: 'accuracy',
        statistic: 'opponent_takedowns_landed',
        group_by: 'fighter',
        order: 'desc',
        min_bouts: 5,
      },
    ],
    [
      '테이크다운 방어율 제일 높은 선수',
      'ranking',
      {
        measure: 'accuracy',
        statistic: 'opponent_takedowns_landed',
        group_by: 'fighter',
        order: 'asc',
        min_bouts: 5,
      },
    ],
    [
      '컨트롤 타임 제일 길었던 경기',
      'ranking',
      { measure: 'maximum', statistic: 'control_seconds', group_by: 'appearance' },
    ],
    [
      '넉다운 제일 많이 당하고도 이긴 경기',
      'ranking',
      { measure: 'maximum', statistic: 'opponent_knockdowns', result: ['win'], group_by: 'appearance' },
    ],
    [
      'tallest champion ever',
      'ranking',
      { measure: 'height_cm', title: ['any'], result: ['win'], group_by: 'fighter' },
    ],
    [
      '라이트급 챔피언 몇 명 있었어?',
      'figure',
      {
        measure: 'fighters',
        weight_class: ['lightweight'],
        title: ['undisputed'],
        result: ['win'],
        group_by: 'none',
      },
    ],
    [
      'who has beaten the most champions?',
      'ranking',
      { measure: 'count', opponent_was: 'champion_or_former', result: ['win'], group_by: 'fighter' },
    ],
    [
      '챔피언 출신을 가장 많이 이긴 선수',
      'ranking',
      { measure: 'count', opponent_was: 'champion_or_former', result: ['win'], group_by: 'fighter' },
    ],
    [
      'who had more wins by 2015, Poirier or Edgar?',
      'comparison',
      { measure: 'count', to: '2015-12-31', result: ['win'], group_by: 'fighter' },
      { subjects: ['Poirier', 'Edgar'] },
    ],
    [
      '포이리에 호주에서 몇 번 싸웠어?',
      'figure',
      { measure: 'count', country: 'Australia', group_by: 'none' },
      { subjects: ['포이리에'] },
    ],
  ])('reads what is ranked and counted: %j', expectReading);
});
