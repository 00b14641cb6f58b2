import { QUERY_EXAMPLES, type BoutQuery } from '@app/mma';
import type { ArgumentGenerator, ArgumentSet } from './argument-set.js';
import { fewReferences } from './references.js';

const WINS: Record<string, BoutQuery> = {
  wins: { result: ['win'] },
  losses: { result: ['loss'] },
  finishes: { result: ['win'], method_group: ['ko_tko', 'submission'] },
  knockouts: { result: ['win'], method_group: ['ko_tko'] },
  'split decisions': { result: ['win'], method: ['split'] },
};
const CONDITIONS: BoutQuery[] = [
  { weight_class: ['lightweight'] },
  { from: '2015-01-01' },
  { title: ['any'] },
  { country: 'Brazil' },
  { sex: 'women' },
  { opponent_stance: ['southpaw'], min_age: 35 },
  { scheduled_rounds: [5] },
];
const SUPERLATIVES: BoutQuery[] = [
  { group_by: 'appearance', measure: 'shortest', result: ['win'], method_group: ['ko_tko', 'submission'] },
  { group_by: 'fighter', measure: 'youngest', result: ['win'] },
  { group_by: 'fighter', measure: 'longest_streak', result: ['win'] },
  { group_by: 'fighter', measure: 'sum', statistic: 'takedowns_landed' },
  { group_by: 'fighter', measure: 'maximum', statistic: 'opponent_sig_strikes_landed' },
];
const TRENDS: BoutQuery[] = [
  {},
  { group_by: 'year' },
  { group_by: 'weight_class', measure: 'share', method_group: ['ko_tko', 'submission'] },
  { group_by: 'referee' },
  { group_by: 'year', measure: 'average', statistic: 'fight_seconds', order: 'asc' },
  { group_by: 'fighter', measure: 'title_defences' },
  { group_by: 'fighter', measure: 'champion_days' },
];

const set = (kind: string, about: ArgumentSet['about'], args: BoutQuery): ArgumentSet => ({
  kind,
  about,
  args: { ...args },
});

/** About a hundred questions as people ask them. */
export const queryBouts: ArgumentGenerator = (sample, random) => {
  const fighters = fewReferences(sample, random);
  const named = (index: number): string => fighters[index % fighters.length]?.text ?? '';
  return [
    ...QUERY_EXAMPLES.map(({ query }) => set('documented', 'all', query)),
    ...Object.entries(WINS).flatMap(([kind, wins]) =>
      CONDITIONS.map((condition) =>
        set(`most ${kind}`, 'all', { group_by: 'fighter', ...wins, ...condition }),
      ),
    ),
    ...SUPERLATIVES.flatMap((superlative, index) =>
      CONDITIONS.slice(index % 2, 5).map((condition) =>
        set('superlative', 'all', { ...superlative, ...condition }),
      ),
    ),
    ...TRENDS.map((trend) => set('trend', 'all', trend)),
    ...Object.values(WINS).flatMap((wins, index) => [
      set('of a fighter', 'fighter', { fighter: [named(index)], ...wins }),
      set('bouts of a fighter', 'fighter', { fighter: [named(index + 5)], group_by: 'bout', ...wins }),
      set('who beat', 'fighter', { opponent: [named(index + 9)], group_by: 'fighter', ...wins }),
      set('total of a fighter', 'fighter', { fighter: [named(index + 2)], statistic: 'knockdowns' }),
      set('streak of a fighter', 'fighter', { fighter: [named(index + 7)], measure: 'longest_streak' }),
    ]),
  ];
};
