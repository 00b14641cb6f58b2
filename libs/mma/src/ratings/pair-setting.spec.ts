import { describe, expect, it } from '@jest/globals';
import type { WeightClass } from '../domain/vocabulary.js';
import { NO_FORM, type FighterForm } from './fighter-form.js';
import { chooseSetting, classesApart } from './pair-setting.js';

const form = (sex: 'men' | 'women', ...recentClasses: WeightClass[]): FighterForm => ({
  ...NO_FORM,
  bouts: recentClasses.length,
  sex,
  recentClasses,
});

describe(classesApart, () => {
  it.each<[WeightClass[], WeightClass[], number | null]>([
    [['heavyweight', 'light_heavyweight'], ['heavyweight'], 0],
    [['lightweight'], ['middleweight'], 2],
    [['flyweight'], ['light_heavyweight'], 6],
    [['catch_weight'], ['lightweight'], null],
    [['catch_weight', 'welterweight'], ['lightweight'], 1],
  ])('%j and %j: %j', (one, other, apart) => {
    expect(classesApart(form('men', ...one), form('men', ...other))).toBe(apart);
    expect(classesApart(form('men', ...other), form('men', ...one))).toBe(apart);
  });
});

describe(chooseSetting, () => {
  it('takes the heavier of the latest classes, whatever the order', () => {
    const [one, other] = [form('men', 'lightweight'), form('men', 'welterweight', 'heavyweight')];
    expect(chooseSetting(one, other, 9)).toEqual({ day: 9, weightClass: 'welterweight', sex: 'men' });
    expect(chooseSetting(other, one, 9)).toEqual(chooseSetting(one, other, 9));
    expect(chooseSetting(form('women', 'catch_weight'), form('women'), 9).weightClass).toBeNull();
  });
});
