import {
  calibrate,
  scoreEstimates,
  type BacktestedBout,
  type CalibrationRow,
  type Score,
} from './backtest.js';

/** The model beside simple rules, on the same bouts. */
export interface ComparedScores {
  model: Score;
  /** The higher share of earlier UFC wins. */
  winRate: Score;
  elo: Score;
  coin: Score;
}

export interface BacktestGroup {
  /** A year, `all`, or `experienced`: both have an earlier UFC bout, as in every estimate of the tool. */
  group: string;
  scores: ComparedScores;
}

export interface BacktestReport {
  firstBoutOn: string;
  lastBoutOn: string;
  years: BacktestGroup[];
  all: BacktestGroup;
  experienced: BacktestGroup | null;
  calibration: { all: CalibrationRow[]; experienced: CalibrationRow[] };
}

/** Null without bouts. */
export function reportBacktest(bouts: readonly BacktestedBout[]): BacktestReport | null {
  const days = bouts.map(({ heldOn }) => heldOn).sort();
  const all = groupOf('all', bouts);
  const [firstBoutOn, lastBoutOn] = [days[0], days.at(-1)];
  if (all === null || firstBoutOn === undefined || lastBoutOn === undefined) return null;
  const years = [...new Set(days.map((day) => day.slice(0, 4)))];
  const experienced = bouts.filter(({ hasDebut }) => !hasDebut);
  return {
    firstBoutOn,
    lastBoutOn,
    years: years.flatMap(
      (year) =>
        groupOf(
          year,
          bouts.filter(({ heldOn }) => heldOn.startsWith(year)),
        ) ?? [],
    ),
    all,
    experienced: groupOf('experienced', experienced),
    calibration: { all: calibrate(bouts), experienced: calibrate(experienced) },
  };
}

function groupOf(group: string, bouts: readonly BacktestedBout[]): BacktestGroup | null {
  const model = scoreEstimates(bouts);
  const winRate = scoreEstimates(bouts, ({ baselines }) => baselines.winRate);
  const elo = scoreEstimates(bouts, ({ baselines }) => baselines.elo);
  const coin = scoreEstimates(bouts, ({ baselines }) => baselines.coin);
  if (model === null || winRate === null || elo === null || coin === null) return null;
  return { group, scores: { model, winRate, elo, coin } };
}
