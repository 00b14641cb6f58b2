import type { BoutQuery } from '../domain/bout-query.js';

/** Questions with the arguments that answer them, for the documents; a test asks each of them. */
export const QUERY_EXAMPLES: readonly { question: string; query: BoutQuery }[] = [
  {
    question: 'Who has the most split decision wins at lightweight since 2015?',
    query: {
      group_by: 'fighter',
      result: ['win'],
      method: ['split'],
      weight_class: ['lightweight'],
      from: '2015-01-01',
    },
  },
  {
    question: 'Who has finished Donald Cerrone?',
    query: {
      group_by: 'fighter',
      opponent: ['Donald Cerrone'],
      result: ['win'],
      method_group: ['ko_tko', 'submission'],
    },
  },
  {
    question: 'What is the fastest finish in a title fight?',
    query: {
      group_by: 'appearance',
      measure: 'shortest',
      result: ['win'],
      method_group: ['ko_tko', 'submission'],
      title: ['any'],
    },
  },
  {
    question: 'Which women have the longest losing streaks?',
    query: { group_by: 'fighter', measure: 'longest_streak', result: ['loss'], sex: 'women' },
  },
  {
    question: 'Who has beaten both Max Holloway and Dustin Poirier?',
    query: { group_by: 'fighter', result: ['win'], opponent_all: ['Max Holloway', 'Dustin Poirier'] },
  },
  {
    question: 'How long did bouts last on average, year by year?',
    query: { group_by: 'year', measure: 'average', statistic: 'fight_seconds', limit: 50 },
  },
  {
    question: 'Who has the most wins against southpaws after turning 35?',
    query: { group_by: 'fighter', result: ['win'], opponent_stance: ['southpaw'], min_age: 35 },
  },
  {
    question: 'Which weight class has the highest share of finishes?',
    query: {
      group_by: 'weight_class',
      measure: 'share',
      method_group: ['ko_tko', 'submission'],
      min_bouts: 100,
    },
  },
  {
    question: 'Who has absorbed the most significant strikes in a bout and still won it?',
    query: {
      group_by: 'appearance',
      measure: 'maximum',
      statistic: 'opponent_sig_strikes_landed',
      result: ['win'],
    },
  },
  {
    question: 'Who has the most title defences at heavyweight?',
    query: { group_by: 'fighter', measure: 'title_defences', weight_class: ['heavyweight'] },
  },
];
