import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Calendar } from '../domain/calendar.js';
import { ratingSchema, type RatingData } from '../domain/rating.js';
import { isDivision, WEIGHT_CLASSES } from '../domain/vocabulary.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import { elapse, periodsIn, shownDeviation, toMu, toPhi } from '../ratings/glicko2.js';
import { dayNumber, dayText } from '../ratings/rated-bout.js';
import { ratedDay, RatingRepository, type RatingRow } from '../ratings/rating.repository.js';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import { describeConditions, weightClassText } from './applied-conditions.js';
import { day, fighterName, limit } from './tool-input.js';
import { fighterSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

/** Fighters without a bout for longer are not listed. */
const ACTIVE_DAYS = 730;

const input = z
  .strictObject({
    fighter: fighterName('The fighter').optional(),
    weight_class: z
      .enum(WEIGHT_CLASSES)
      .describe('Only fighters whose latest bout in a division was in this one. Default: all.')
      .optional(),
    as_of: day('Only what was known before this day; default: everything').optional(),
    limit: limit(10),
  })
  .refine(({ fighter, weight_class }) => fighter === undefined || weight_class === undefined, {
    path: ['weight_class'],
    message: 'must not be combined with fighter: ask for one fighter or for a list',
  });
type Input = z.infer<typeof input>;

const METHOD =
  'Ratings are Glicko-2, computed from UFC bouts only: 1500 is a fighter without bouts, a finish counts more than a ' +
  'decision. They are not the official rankings.';

@Injectable()
export class GetRatingsTool implements Tool<Input, RatingData[]> {
  readonly name = 'get_ratings';
  readonly description =
    "Computed strength ratings (Glicko-2): one fighter's rating, or the highest rated active fighters of a weight " +
    'class or of all, now or as of a day in the past. Use it for who is rated highest, for ratings over time and for ' +
    'strength by results; get_rankings has the official rankings.';
  readonly input = input;
  readonly output = z.array(ratingSchema);

  constructor(
    private readonly fighters: FighterResolver,
    private readonly ratings: RatingRepository,
    private readonly dataset: DatasetRepository,
    private readonly calendar: Calendar,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<RatingData[]>> {
    const before = input.as_of ?? null;
    const asOf = before ?? laterOf(this.calendar.today(), (await this.dataset.readState(signal))?.asOf);
    return input.fighter === undefined
      ? this.list(input, before, asOf, signal)
      : this.one(input, input.fighter, before, asOf, signal);
  }

  private async one(
    input: Input,
    name: string,
    before: string | null,
    asOf: string,
    signal: AbortSignal,
  ): Promise<ToolResult<RatingData[]>> {
    const { fighter, notes } = await this.fighters.resolve(name, signal);
    const rows = await this.ratings.findOf([fighter.id], before, signal);
    const when = before === null ? '' : ` before ${before}`;
    const missing =
      rows.length === 0 ? [`${fighter.name} has no dated UFC bout in the data${when}: no rating.`] : [];
    return this.results.wrap(
      rows.map((row) => toRatingData(row, fighter.name, asOf)),
      {
        rowCount: rows.length,
        notes: [...notes, ...missing, METHOD],
        applied: describeConditions({ fighter: fighter.name, as_of: input.as_of }),
        fighters: [fighter],
        needsEverything: true,
        sources: [fighterSource(fighter)],
      },
      signal,
    );
  }

  private async list(
    { weight_class: weightClass, limit: most, as_of: given }: Input,
    before: string | null,
    asOf: string,
    signal: AbortSignal,
  ): Promise<ToolResult<RatingData[]>> {
    const activeSince = dayText(dayNumber(asOf) - ACTIVE_DAYS);
    const rows = await this.ratings.findHighest(weightClass ?? null, before, activeSince, most + 1, signal);
    const shown = rows.slice(0, most);
    return this.results.wrap(
      shown.map((row) => toRatingData(row, row.name, asOf)),
      {
        rowCount: shown.length,
        truncated: rows.length > shown.length,
        notes: [...(shown.length === 0 ? [emptyText(weightClass)] : []), METHOD],
        applied: [
          ...(weightClass === undefined ? [] : [`latest division: ${weightClassText(weightClass)}`]),
          ...describeConditions({ as_of: given }),
          `last bout on ${activeSince} or later`,
        ],
        needsEverything: true,
        sources: shown.map(({ fighterId, name, sourceUrl }) =>
          fighterSource({ id: fighterId, name, sourceUrl }),
        ),
      },
      signal,
    );
  }
}

const emptyText = (weightClass: Input['weight_class']): string =>
  weightClass !== undefined && !isDivision(weightClass)
    ? `${weightClass} is no division: fighters are listed by the division of their latest bout.`
    : 'Nothing in the data matches.';

const laterOf = (today: string, dataDay: string | null | undefined): string =>
  dataDay !== null && dataDay !== undefined && dataDay > today ? dataDay : today;

function toRatingData(row: RatingRow, name: string, asOf: string): RatingData {
  const { rating, deviation, volatility: sigma } = row;
  const periods = periodsIn(dayNumber(asOf) - ratedDay(row));
  const { phi } = elapse({ mu: toMu(rating), phi: toPhi(deviation), sigma }, periods);
  return {
    fighter_id: row.fighterId,
    name,
    rating: Math.round(rating),
    deviation: Math.round(shownDeviation(phi)),
    bouts: row.bouts,
    as_of: asOf,
  };
}
