import type { BacktestGroup, BacktestReport, CalibrationRow, Score } from '@app/mma';
import { formatNumber, renderGrid } from '../terminal/format.js';

/** Not computed here: odds are not in the data. */
export const BOOKMAKERS =
  'Bookmakers, as published: "Between 2013-2022, there were 4117 UFC fights contested. Favorites won 2709 fights" ' +
  '(65.8 %; ny.bet, "How Often Does The Favorite Win In UFC Betting?").';

const RULES = ['win rate', 'plain Elo', 'coin'];
const HEADER = [
  'bouts of',
  'bouts',
  'accuracy',
  'log loss',
  'Brier',
  ...RULES.flatMap((rule) => [rule, 'log loss']),
];

const LABELS: Readonly<Record<string, string>> = { experienced: 'no debutants' };

export function renderBacktest(report: BacktestReport): string {
  const { years, all, experienced, calibration } = report;
  const groups = [...years, all, ...(experienced === null ? [] : [experienced])];
  return [
    `Estimates of every decided bout from ${report.firstBoutOn} to ${report.lastBoutOn}. The model of a year is trained on`,
    'the bouts of earlier years. The last row has the bouts that the tool estimates: both have an earlier UFC bout.',
    '',
    ...renderGrid([HEADER, ...groups.map(renderGroup)]),
    '',
    'Calibration: tenths of the estimates by probability, every bout from both sides.',
    '',
    ...renderCalibration('all', calibration.all),
    '',
    ...renderCalibration('no debutants', calibration.experienced),
    '',
    BOOKMAKERS,
    '',
  ].join('\n');
}

function renderGroup({ group, scores: { model, winRate, elo, coin } }: BacktestGroup): string[] {
  return [
    LABELS[group] ?? group,
    formatNumber(model.bouts),
    ...renderScore(model),
    model.brier.toFixed(4),
    ...[winRate, elo, coin].flatMap(renderScore),
  ];
}

const renderScore = ({ accuracy, logLoss }: Score): string[] => [percent(accuracy), logLoss.toFixed(4)];

const renderCalibration = (label: string, rows: readonly CalibrationRow[]): string[] =>
  renderGrid([
    [label, 'estimates', 'predicted', 'observed', 'difference'],
    ...rows.map(({ estimates, predicted, observed }, index) => [
      `tenth ${index + 1}`,
      formatNumber(estimates),
      percent(predicted),
      percent(observed),
      `${observed < predicted ? '-' : '+'}${(100 * Math.abs(observed - predicted)).toFixed(1)}`,
    ]),
  ]);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
