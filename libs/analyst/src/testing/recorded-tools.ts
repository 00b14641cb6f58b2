import type {
  BoutSideData,
  ComparisonData,
  EventData,
  EventSearchData,
  FighterBoutData,
  FighterData,
  TitleBoutData,
  ToolMeta,
  ToolOutcome,
} from '@app/mma/domain';
import { chooseIntent } from '../intents/choose-intent.js';
import { INTENTS } from '../intents/index.js';
import { NameBook } from '../language/name-book.js';
import { FakeFighterNames } from './fake-fighter-names.js';
import { parseTyped } from './parse-typed.js';

export const meta = (more: Partial<ToolMeta> = {}): ToolMeta => ({
  as_of: '2026-08-01',
  coverage: 'complete',
  notes: [],
  applied: [],
  row_count: 1,
  truncated: false,
  sources: [],
  ...more,
});

export const found = (data: unknown, more: Partial<ToolMeta> = {}): ToolOutcome => ({
  ok: true,
  result: { data, meta: meta(more) },
});

export const fighter = (name: string, more: Partial<FighterData> = {}): FighterData => ({
  fighter_id: name,
  name,
  totals: {
    sig_strikes_landed: null,
    sig_strikes_absorbed: null,
    total_strikes_landed: null,
    takedowns_landed: null,
    takedowns_attempted: null,
    knockdowns: null,
    knockdowns_absorbed: null,
    submission_attempts: null,
    control_seconds: null,
    fight_seconds: null,
  },
  nickname: null,
  born_on: null,
  age: null,
  height_cm: null,
  reach_cm: null,
  weight_kg: null,
  stance: null,
  next_bout: null,
  record: { wins: 0, losses: 0, draws: 0, no_contests: 0 },
  wins_by: { ko_tko: 0, submission: 0, decision: 0, dq: 0, other: 0 },
  losses_by: { ko_tko: 0, submission: 0, decision: 0, dq: 0, other: 0 },
  current_streak: { result: null, count: 0 },
  longest_win_streak: 0,
  title_bouts: { wins: 0, losses: 0, draws: 0, no_contests: 0 },
  first_bout_on: null,
  last_bout_on: null,
  weight_classes: [],
  rank: null,
  career: {
    minutes: null,
    sig_strikes_landed_per_min: null,
    sig_strikes_absorbed_per_min: null,
    sig_strike_accuracy: null,
    sig_strike_defence: null,
    takedowns_per_15_min: null,
    takedown_accuracy: null,
    takedown_defence: null,
    submission_attempts_per_15_min: null,
    knockdowns: null,
    control_seconds: null,
  },
  ...more,
});

const OTHER_SIDE = { win: 'loss', loss: 'win', draw: 'draw', no_contest: 'no_contest' } as const;

/** A bout from the first fighter's side. */
export const bout = (
  own: string,
  opponent: string,
  result: BoutSideData['result'],
  more: Partial<FighterBoutData> = {},
): FighterBoutData => ({
  bout_id: `${own}-${opponent}`,
  event_id: 'event',
  event: 'UFC 229: Khabib vs. McGregor',
  date: '2018-10-06',
  location: 'Las Vegas, Nevada, USA',
  weight_class: 'lightweight',
  title: 'none',
  fighter_a: { fighter_id: own, name: own, result },
  fighter_b: { fighter_id: opponent, name: opponent, result: OTHER_SIDE[result] },
  winner: result === 'win' ? own : result === 'loss' ? opponent : null,
  method: 'Submission',
  method_group: 'submission',
  method_detail: 'Rear Naked Choke',
  round: 4,
  time: '3:03',
  duration_seconds: 1083,
  scheduled_rounds: 5,
  referee: 'Herb Dean',
  scorecards: [],
  opponent,
  result,
  ...more,
});

export const event = (name: string, bouts: EventData['bouts']): EventData => ({
  event_id: 'event',
  name,
  date: '2018-10-06',
  location: 'Las Vegas, Nevada, USA',
  city: 'Las Vegas',
  country: 'USA',
  main_event: null,
  status: 'held',
  bouts,
});

export const comparison = (
  a: FighterData,
  b: FighterData,
  more: Partial<ComparisonData> = {},
): ComparisonData => ({ a, b, head_to_head: [], common_opponents: [], ...more });

export const titleBout = (
  date: string,
  fighters: readonly [string, string],
  result: BoutSideData['result'],
  championAfter: string | null,
  more: Partial<TitleBoutData> = {},
): TitleBoutData => {
  const { opponent: _, result: __, ...plain } = bout(...fighters, result, { date, title: 'undisputed' });
  return { ...plain, champion_after: championAfter, ...more };
};

export const listedEvent = (name: string, more: Partial<EventSearchData> = {}): EventSearchData => ({
  event_id: name,
  name,
  date: '2023-07-22',
  location: 'London, England, United Kingdom',
  city: 'London',
  country: 'United Kingdom',
  bouts: 12,
  status: 'held',
  main_event: 'Tom Aspinall vs. Marcin Tybura',
  ...more,
});

export async function askAnalyst(
  text: string,
  tools: Record<string, ToolOutcome>,
): Promise<{ intent: string; calls: string[]; text: string }> {
  const fighters = new FakeFighterNames();
  const question = await parseTyped(text);
  const names = new NameBook(question.language, fighters);
  const intent = chooseIntent(question, INTENTS)?.intent;
  if (intent === undefined) throw new Error(`no intent answers ${text}`);
  const plan = intent.answer(question, names);
  const calls: string[] = [];
  let step = plan.next([]);
  while (!step.done) {
    const replies = step.value.map(({ name, arguments: parameters }) => {
      calls.push(`${name} ${JSON.stringify(parameters)}`);
      const outcome = tools[name];
      if (outcome === undefined) throw new Error(`no recorded result of ${name}`);
      return { result: outcome.result, isError: !outcome.ok };
    });
    for (const { result } of replies) await names.learn(result);
    step = plan.next(replies);
  }
  return { intent: intent.name, calls, text: step.value.text };
}
