import type {
  AggregateData,
  BoutDetailData,
  ComparisonData,
  EventData,
  FighterBoutData,
  FighterData,
  LeaderboardData,
  TitleReignData,
} from '@app/mma';
import type { BenchApp } from '../databases/bench-app.js';
import { ASKED_FIGHTERS, ASKED_PAIRS } from './questions.js';
import { callTool, type TurnCall } from './turn.js';

/** A fighter with the tool calls that tell about him or her, and figures computed here from their rows. */
export interface FighterView {
  name: string;
  surname: string;
  korean: string;
  koreanShort: string;
  profile: FighterData;
  /** The newest first. */
  bouts: FighterBoutData[];
  reigns: TitleReignData[];
  calls: { profile: TurnCall; bouts: TurnCall; reigns: TurnCall };
  /** Korean spellings by name; the name itself where none is listed. */
  koreanOf: (name: string) => string;
}

export interface PairView {
  a: FighterView['profile'];
  b: FighterView['profile'];
  comparison: ComparisonData;
  bout: BoutDetailData;
  calls: { comparison: TurnCall; bout: TurnCall };
  koreanOf: (name: string) => string;
}

export interface ListViews {
  leaders: { metric: string; rows: LeaderboardData[]; call: TurnCall }[];
  classes: { rows: AggregateData[]; call: TurnCall };
  years: { rows: AggregateData[]; call: TurnCall };
  events: { event: EventData; call: TurnCall }[];
  koreanOf: (name: string) => string;
}

export interface Views {
  fighters: FighterView[];
  pairs: PairView[];
  lists: ListViews;
}

export const surnameOf = (name: string): string => name.split(' ').slice(1).join(' ') || name;

const METRICS = [
  'wins',
  'submission_wins',
  'ko_tko_wins',
  'longest_win_streak',
  'title_bout_wins',
  'takedowns_landed',
];
const EVENTS = ['UFC 229', 'UFC 300', 'UFC 217', 'UFC 205'];

export async function readViews(app: BenchApp, signal: AbortSignal): Promise<Views> {
  const call = (name: string, args: unknown): Promise<TurnCall> => callTool(app, name, args, signal);
  // The tools' schemas guarantee the shapes.
  const dataOf = <Data>({ result }: TurnCall): Data => result.data as Data;
  const korean = new Map<string, string>();
  const learn = async (fighters: readonly { fighter_id: string; name: string }[]): Promise<void> => {
    const names = await app.names.koreanNames(fighters.map(({ fighter_id }) => fighter_id));
    for (const { fighter_id, name } of fighters) {
      const spelling = names.get(fighter_id);
      if (spelling !== undefined) korean.set(name, spelling);
    }
  };
  const koreanOf = (name: string): string => korean.get(name) ?? name;
  const fighters: FighterView[] = [];
  for (const [name] of ASKED_FIGHTERS) {
    const profile = await call('get_fighter', { fighter: name });
    const bouts = await call('get_fighter_bouts', { fighter: name, limit: 50 });
    const reigns = await call('get_title_reigns', { fighter: name });
    const rows = dataOf<FighterBoutData[]>(bouts);
    await learn(rows.flatMap(({ fighter_a: a, fighter_b: b }) => [a, b]));
    const spelling = koreanOf(name);
    fighters.push({
      name,
      surname: surnameOf(name),
      korean: spelling,
      koreanShort: spelling.split(' ').at(-1) ?? spelling,
      profile: dataOf(profile),
      bouts: rows,
      reigns: dataOf(reigns),
      calls: { profile, bouts, reigns },
      koreanOf,
    });
  }
  const pairs: PairView[] = [];
  for (const [a, b] of ASKED_PAIRS) {
    const comparison = await call('compare_fighters', { fighter_a: a, fighter_b: b });
    const bout = await call('get_bout', { fighter_a: a, fighter_b: b });
    const data = dataOf<ComparisonData>(comparison);
    pairs.push({
      a: data.a,
      b: data.b,
      comparison: data,
      bout: dataOf(bout),
      calls: { comparison, bout },
      koreanOf,
    });
  }
  const leaders: ListViews['leaders'] = [];
  for (const metric of METRICS) {
    const leaderboard = await call('get_leaderboard', { metric, limit: 10 });
    const rows = dataOf<LeaderboardData[]>(leaderboard);
    await learn(rows);
    leaders.push({ metric, rows, call: leaderboard });
  }
  const classes = await call('aggregate_bouts', { group_by: 'weight_class' });
  const years = await call('aggregate_bouts', { group_by: 'year', from: '2010-01-01', to: '2024-12-31' });
  const events: ListViews['events'] = [];
  for (const event of EVENTS) {
    const result = await call('get_event', { event });
    await learn(dataOf<EventData>(result).bouts.flatMap(({ fighter_a: a, fighter_b: b }) => [a, b]));
    events.push({ event: dataOf(result), call: result });
  }
  return {
    fighters,
    pairs,
    lists: {
      leaders,
      classes: { rows: dataOf(classes), call: classes },
      years: { rows: dataOf(years), call: years },
      events,
      koreanOf,
    },
  };
}
