import { BOUT_RESULTS, METHOD_GROUPS, WEIGHT_CLASSES } from '@app/mma';
import { extend, type ArgumentGenerator, type ArgumentSet } from './argument-set.js';
import { fewReferences, fighterReferences, surname, type Reference } from './references.js';

const SOME_DAYS = ['2001-06-01', '2012-03-15', '2019-11-02', '2024-04-13'];

const about = (references: readonly Reference[], parameter = 'fighter'): ArgumentSet[] =>
  references.map(({ kind, text }) => ({ kind, about: 'fighter', args: { [parameter]: text } }));

const cycle = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

export const searchFighters: ArgumentGenerator = (sample, random) => {
  const queries = about(fighterReferences(sample, random), 'query');
  const few = about(fewReferences(sample, random), 'query');
  const common = ['silva', 'john', 'kim', 'the', 'a', '김', 'da'].map((query): ArgumentSet => ({
    kind: 'common word',
    about: 'fighter',
    args: { query },
  }));
  return [
    ...queries,
    ...common,
    ...extend(few, 'weight class', (_, index) => ({ weight_class: cycle(WEIGHT_CLASSES, index) })),
    ...extend(common, 'many rows', () => ({ limit: 100 })),
  ];
};

export const getFighter: ArgumentGenerator = (sample, random) => [
  ...about(fighterReferences(sample, random)),
  ...extend(about(fewReferences(sample, random)), 'as of', (_, index) => ({
    as_of: cycle(SOME_DAYS, index),
  })),
];

export const getFighterBouts: ArgumentGenerator = (sample, random) => {
  const all = about(fighterReferences(sample, random));
  const few = about(fewReferences(sample, random));
  return [
    ...all,
    ...extend(few, 'result', (_, index) => ({ result: cycle(BOUT_RESULTS, index) })),
    ...extend(few, 'method', (_, index) => ({ method_group: cycle(METHOD_GROUPS, index), order: 'oldest' })),
    ...extend(few, 'weight class', (_, index) => ({ weight_class: cycle(WEIGHT_CLASSES, index) })),
    ...extend(few, 'title bouts', () => ({ title_only: true })),
    ...extend(few, 'dates', () => ({ from: '2010-01-01', to: '2019-12-31' })),
    ...extend(few, 'second page', () => ({ limit: 5, offset: 5 })),
    ...sample.bouts.map(({ a, b }): ArgumentSet => ({
      kind: 'opponent',
      about: 'fighter',
      args: { fighter: a.name, opponent: surname(b.name) },
    })),
  ];
};

export const compareFighters: ArgumentGenerator = (sample, random) => {
  const met = sample.bouts.flatMap(({ a, b }): ArgumentSet[] => [
    { kind: 'by id', about: 'fighter', args: { fighter_a: a.id, fighter_b: b.id } },
    { kind: 'by name', about: 'fighter', args: { fighter_a: a.name, fighter_b: b.name } },
    {
      kind: 'by surname',
      about: 'fighter',
      args: { fighter_a: surname(a.name), fighter_b: surname(b.name) },
    },
  ]);
  const strangers = sample.famous.map((a): ArgumentSet => ({
    kind: 'strangers',
    about: 'fighter',
    args: { fighter_a: a.koreanName ?? a.name, fighter_b: random.pick(sample.obscure).name },
  }));
  return [...met, ...strangers, ...extend(met, 'as of', (_, index) => ({ as_of: cycle(SOME_DAYS, index) }))];
};

export const predictMatchup: ArgumentGenerator = (sample) =>
  sample.bouts.map(({ a, b }): ArgumentSet => ({
    kind: 'by name',
    about: 'fighter',
    args: { fighter_a: a.name, fighter_b: b.name },
  }));

export const getRatings: ArgumentGenerator = (sample, random) => [
  ...about(fewReferences(sample, random)),
  ...extend(about(fewReferences(sample, random)), 'as of', (_, index) => ({
    as_of: cycle(SOME_DAYS, index),
  })),
  ...WEIGHT_CLASSES.map((weight_class): ArgumentSet => ({
    kind: 'weight class',
    about: 'all',
    args: { weight_class, limit: 15 },
  })),
];
