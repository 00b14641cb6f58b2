import { describe, it } from '@jest/globals';
import { expectReading, type Row } from '../testing/expect-reading.js';
import { readRoles } from './read-roles.js';

describe(readRoles, () => {
  it.each<Row>([
    [
      'who beat Jon Jones',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['loss'] },
      { subjects: ['Jon Jones'] },
    ],
    [
      'who did Jon Jones beat',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['win'] },
      { subjects: ['Jon Jones'] },
    ],
    [
      'who has Jon Jones lost to',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['loss'] },
      { subjects: ['Jon Jones'] },
    ],
    [
      'who was beaten by Jon Jones',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['win'] },
      { subjects: ['Jon Jones'] },
    ],
    [
      'who has knocked out Jon Jones',
      'relation',
      { measure: 'count', group_by: 'opponent', method_group: ['ko_tko'], result: ['loss'] },
      { subjects: ['Jon Jones'] },
    ],
    [
      'who has been knocked out by Jon Jones',
      'relation',
      { measure: 'count', group_by: 'opponent', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['Jon Jones'] },
    ],
    [
      '존 존스를 이긴 선수',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['loss'] },
      { subjects: ['존 존스'] },
    ],
    [
      '존 존스가 이긴 선수',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['win'] },
      { subjects: ['존 존스'] },
    ],
    [
      '존 존스한테 진 선수',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['win'] },
      { subjects: ['존 존스'] },
    ],
    [
      '존 존스가 진 선수',
      'relation',
      { measure: 'count', group_by: 'opponent', result: ['loss'] },
      { subjects: ['존 존스'] },
    ],
    [
      '맥그리거를 서브미션으로 이긴 선수',
      'relation',
      { measure: 'count', group_by: 'opponent', method_group: ['submission'], result: ['loss'] },
      { subjects: ['맥그리거'] },
    ],
    [
      '맥그리거가 서브미션으로 이긴 선수',
      'relation',
      { measure: 'count', group_by: 'opponent', method_group: ['submission'], result: ['win'] },
      { subjects: ['맥그리거'] },
    ],
    [
      'did Khabib beat McGregor',
      'check',
      { measure: 'count', group_by: 'appearance', result: ['win'] },
      { subjects: ['Khabib'], objects: ['McGregor'] },
    ],
    [
      'did Khabib lose to McGregor',
      'check',
      { measure: 'count', group_by: 'appearance', result: ['loss'] },
      { subjects: ['Khabib'], objects: ['McGregor'] },
    ],
    [
      'did McGregor knock out Poirier',
      'check',
      { measure: 'count', group_by: 'appearance', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['McGregor'], objects: ['Poirier'] },
    ],
    [
      'who beat both McGregor and Poirier',
      'ranking',
      { measure: 'count', group_by: 'fighter', result: ['win'] },
      { objects: ['McGregor', 'Poirier'], eachObject: true },
    ],
    [
      '맥그리거랑 포이리에 둘 다 이긴 선수',
      'ranking',
      { measure: 'count', group_by: 'fighter', result: ['win'] },
      { objects: ['맥그리거', '포이리에'], eachObject: true },
    ],
  ])('tells who did it to whom: %j', expectReading);

  it.each<Row>([
    [
      'how many wins does Poirier have',
      'figure',
      { measure: 'count', group_by: 'none', result: ['win'] },
      { subjects: ['Poirier'] },
    ],
    [
      'how many losses does Poirier have',
      'figure',
      { measure: 'count', group_by: 'none', result: ['loss'] },
      { subjects: ['Poirier'] },
    ],
    [
      'how many submission wins does Poirier have',
      'figure',
      { measure: 'count', group_by: 'none', method_group: ['submission'], result: ['win'] },
      { subjects: ['Poirier'] },
    ],
    [
      'how many times has Poirier been submitted',
      'figure',
      { measure: 'count', group_by: 'none', method_group: ['submission'], result: ['loss'] },
      { subjects: ['Poirier'] },
    ],
    [
      '포이리에 KO승 몇 번?',
      'figure',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['포이리에'] },
    ],
    [
      '포이리에 KO패 몇 번?',
      'figure',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['loss'] },
      { subjects: ['포이리에'] },
    ],
    [
      'has Khabib ever lost',
      'check',
      { measure: 'count', group_by: 'none', result: ['loss'] },
      { subjects: ['Khabib'] },
    ],
    [
      'has Khabib ever been knocked out',
      'check',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['loss'] },
      { subjects: ['Khabib'] },
    ],
    [
      '하빕 KO승 한 적 있어?',
      'check',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['하빕'] },
    ],
    [
      '하빕 KO패 당한 적 있어?',
      'check',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['loss'] },
      { subjects: ['하빕'] },
    ],
    [
      'Poirier has 8 KO wins, correct?',
      'claim',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['Poirier'], claimed: 8 },
    ],
    [
      '포이리에 KO승 8번 맞아?',
      'claim',
      { measure: 'count', group_by: 'none', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['포이리에'], claimed: 8 },
    ],
  ])('reads numbers of one fighter, checks and claims: %j', expectReading);

  it.each<Row>([
    [
      'Who has more KO wins, McGregor or Poirier?',
      'comparison',
      { measure: 'count', group_by: 'fighter', method_group: ['ko_tko'], result: ['win'] },
      { subjects: ['McGregor', 'Poirier'] },
    ],
    [
      'Who has fewer losses, McGregor or Poirier?',
      'comparison',
      { measure: 'count', order: 'asc', group_by: 'fighter', result: ['loss'] },
      { subjects: ['McGregor', 'Poirier'] },
    ],
    [
      '맥그리거랑 포이리에 중 누가 더 많이 졌어?',
      'comparison',
      { measure: 'count', group_by: 'fighter', result: ['loss'] },
      { subjects: ['맥그리거', '포이리에'] },
    ],
  ])('reads comparisons: %j', expectReading);
});
