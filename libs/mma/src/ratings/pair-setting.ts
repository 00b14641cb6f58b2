import { MENS_DIVISIONS, type WeightClass, WOMENS_DIVISIONS } from '../domain/vocabulary.js';
import type { FighterForm } from './fighter-form.js';
import type { Setting } from './matchup-features.js';

/** Fighters further apart have no comparable bouts. */
export const MOST_CLASSES_APART = 2;

const ladderOf = ({ sex }: FighterForm): readonly WeightClass[] =>
  sex === 'women' ? WOMENS_DIVISIONS : MENS_DIVISIONS;

/** Recent classes of a form as steps of its ladder. */
const stepsOf = (form: FighterForm): number[] =>
  form.recentClasses.map((weightClass) => ladderOf(form).indexOf(weightClass)).filter((step) => step !== -1);

/** The least number of classes between the recent bouts of both; null when a class is unknown. */
export function classesApart(a: FighterForm, b: FighterForm): number | null {
  const gaps = stepsOf(a).flatMap((one) => stepsOf(b).map((other) => Math.abs(one - other)));
  return gaps.length === 0 ? null : Math.min(...gaps);
}

/** A bout of the two in the heavier of their latest classes. */
export function chooseSetting(a: FighterForm, b: FighterForm, day: number): Setting {
  const steps = [a, b].flatMap((form) => stepsOf(form).slice(0, 1));
  const heaviest = steps.length === 0 ? undefined : ladderOf(a)[Math.max(...steps)];
  return { day, weightClass: heaviest ?? null, sex: a.sex ?? 'men' };
}
