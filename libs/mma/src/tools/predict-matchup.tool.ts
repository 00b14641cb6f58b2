import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Calendar } from '../domain/calendar.js';
import { matchupSchema, type MatchupData } from '../domain/matchup.js';
import { ToolError, type ToolResult } from '../domain/tool-result.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import type { FighterForm } from '../ratings/fighter-form.js';
import { describeFactors } from '../ratings/matchup-factors.js';
import { layOffYears } from '../ratings/matchup-features.js';
import { MatchupService, type MatchupEstimate } from '../ratings/matchup.service.js';
import { classesApart, MOST_CLASSES_APART } from '../ratings/pair-setting.js';
import { dayNumber, dayText } from '../ratings/rated-bout.js';
import { howToLoad } from '../repositories/data-hint.js';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { sameFighter, unsuitableOpponent } from './pair-errors.js';
import { fighterName } from './tool-input.js';
import { fighterSource, ToolResults } from './tool-results.js';
import type { Tool, ToolContext } from './tool.js';

const FEW_BOUTS = 3;
const LONG_LAY_OFF_YEARS = 2;

const input = z.strictObject({
  fighter_a: fighterName('One of the two'),
  fighter_b: fighterName('The other of the two'),
});
type Input = z.infer<typeof input>;
type Forms = readonly [FighterForm, FighterForm];
type Pair = readonly [FighterRow, FighterRow];

@Injectable()
export class PredictMatchupTool implements Tool<Input, MatchupData> {
  readonly name = 'predict_matchup';
  readonly description =
    'Estimates who would win if two fighters met today: a probability for each, the factors behind it, and how often ' +
    'such estimates were right in a backtest. Use it for hypothetical bouts ("who would win, A or B?"). It knows UFC ' +
    'bouts only: no injuries, no camps, no odds. Call it an estimate, state the backtest accuracy beside it, and give ' +
    'no betting advice.';
  readonly input = input;
  readonly output = matchupSchema;

  constructor(
    private readonly fighters: FighterResolver,
    private readonly matchups: MatchupService,
    private readonly dataset: DatasetRepository,
    private readonly calendar: Calendar,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<MatchupData>> {
    const { pair, notes } = await this.fighters.resolvePair([input.fighter_a, input.fighter_b], signal);
    const [a, b] = pair;
    if (a.id === b.id) throw sameFighter(a);
    const state = await this.dataset.readState(signal);
    const day = Math.max(dayNumber(this.calendar.today()), dayNumber(state?.asOf ?? this.calendar.today()));
    const sides = await this.matchups.readSides(pair, day, signal);
    const forms: Forms = [sides[0].form, sides[1].form];
    refuseUnsuitable(pair, forms);
    const estimate = await this.matchups.estimate(pair, sides, day, signal);
    if (estimate === null) {
      throw new ToolError(
        'not_enough_data',
        `The data holds too few bouts for a model of match-ups. ${howToLoad()}`,
      );
    }
    const factors = describeFactors(
      { ...sides[0], name: a.name },
      { ...sides[1], name: b.name },
      estimate.setting,
      estimate.contributions,
    );
    return this.results.wrap(
      {
        probability_a: estimate.probabilityA,
        probability_b: estimate.probabilityB,
        factors,
        model: { trained_to: estimate.trainedTo, backtest: estimate.backtest },
      },
      {
        rowCount: 1,
        notes: [...notes, ...listDoubts(pair, forms, day), ...explain(estimate)],
        applied: [`fighters: ${a.name} (a) and ${b.name} (b)`, `a bout on ${dayText(day)}`],
        fighters: pair,
        needsEverything: true,
        sources: pair.map(fighterSource),
      },
      signal,
    );
  }
}

/** @throws ToolError for a pair without a meaningful estimate */
function refuseUnsuitable(pair: Pair, forms: Forms): void {
  const debutants = pair.filter((_, index) => forms[index]?.bouts === 0).map(({ name }) => name);
  if (debutants.length > 0) {
    throw new ToolError(
      'not_enough_data',
      `${debutants.join(' and ')}: no dated UFC bout in the data, so there is nothing to estimate from.`,
    );
  }
  const [a, b] = forms;
  if (a.sex !== b.sex) {
    throw unsuitableOpponent(
      `must be of the same sex as fighter_a: the UFC has no bouts between women and men`,
      pair,
    );
  }
  const gap = classesApart(a, b);
  if (gap !== null && gap > MOST_CLASSES_APART) {
    throw unsuitableOpponent(
      `must be at most ${MOST_CLASSES_APART} weight classes from fighter_a; the recent bouts of the two are ${gap} apart, ` +
        'which no bout in the data can be compared with',
      pair,
    );
  }
}

function listDoubts(pair: Pair, forms: Forms, day: number): string[] {
  const notes: string[] = [];
  for (const [index, { name }] of pair.entries()) {
    const form = forms[index];
    if (form === undefined) continue;
    if (form.bouts < FEW_BOUTS) {
      notes.push(`${name} has only ${form.bouts} UFC bout(s): the estimate is very uncertain.`);
    }
    if (form.lastDay !== null && layOffYears(form, { day }) >= LONG_LAY_OFF_YEARS) {
      notes.push(
        `${name} last fought in the UFC on ${dayText(form.lastDay)}; the estimate may be out of date.`,
      );
    }
  }
  const gap = classesApart(...forms);
  if (gap !== null && gap > 0) {
    notes.push(
      `Their recent bouts were in different weight classes (${gap} apart); the model knows height and reach, but not ` +
        'what a change of class costs.',
    );
  }
  return notes;
}

const explain = ({ backtest }: MatchupEstimate): string[] => [
  `An estimate from earlier UFC bouts. In the backtest its favourite won ${(100 * backtest.accuracy).toFixed(1)} % of ` +
    `${backtest.bouts} bouts since 2015.`,
  'Injuries, training, short notice and odds are not in the data. This is not betting advice.',
];
