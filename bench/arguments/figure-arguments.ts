import { AGGREGATE_GROUPS, METHOD_GROUPS, WEIGHT_CLASSES } from '@app/mma';
import { extend, type ArgumentGenerator, type ArgumentSet } from './argument-set.js';
import { fewReferences } from './references.js';

const RANGES = [
  { from: '2015-01-01', to: '2019-12-31' },
  { from: '2024-01-01' },
  { from: '2023-03-01', to: '2023-03-31' },
  { to: '2005-12-31' },
];

const range = (index: number) => RANGES[index % RANGES.length] ?? {};
const weightClass = (index: number) => ({ weight_class: WEIGHT_CLASSES[index % WEIGHT_CLASSES.length] });

/** The values of an enum parameter, from the tool's JSON Schema. */
export type ParameterChoices = (parameter: string) => string[];

/** Every metric and scope: over all data, in a weight class, between dates, and both. */
export const getLeaderboard =
  (choices: ParameterChoices): ArgumentGenerator =>
  () => {
    const boards = choices('metric').flatMap((metric) =>
      choices('scope').map((scope): ArgumentSet => ({
        kind: scope,
        about: 'all',
        args: { metric, scope },
      })),
    );
    return [
      ...boards,
      ...extend(boards, 'weight class', (_, index) => weightClass(index)),
      ...extend(boards, 'dates', (_, index) => range(index)),
      ...extend(boards, 'both', (_, index) => ({ ...weightClass(index + 3), ...range(index + 1) })),
      ...extend(boards.slice(0, 8), 'least bouts, from the bottom', () => ({ min_bouts: 10, order: 'asc' })),
      ...extend(boards.slice(0, 4), 'many rows', () => ({ limit: 100 })),
    ];
  };

export const aggregateBouts: ArgumentGenerator = (sample, random) => {
  const groups = AGGREGATE_GROUPS.map((group_by): ArgumentSet => ({
    kind: `by ${group_by}`,
    about: 'all',
    args: { group_by },
  }));
  const fighters = fewReferences(sample, random);
  return [
    ...groups,
    ...extend(groups, 'weight class', (_, index) => weightClass(index)),
    ...extend(groups, 'method', (_, index) => ({
      method_group: METHOD_GROUPS[index % METHOD_GROUPS.length],
    })),
    ...extend(groups, 'title bouts', () => ({ title_only: true })),
    ...extend(groups, 'dates', (_, index) => range(index)),
    ...extend(groups, 'both', (_, index) => ({ ...weightClass(index + 3), ...range(index + 1) })),
    ...extend(groups, 'fighter', (_, index) => ({ fighter: fighters[index % fighters.length]?.text })).map(
      (set): ArgumentSet => ({ ...set, about: 'fighter' }),
    ),
  ];
};
