import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { daysBetween } from '../domain/calendar.js';
import { titleReignSchema, type TitleReign, type TitleReignData } from '../domain/title-reigns.js';
import type { ToolResult } from '../domain/tool-result.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import { TitleReignsService } from '../query/title-reigns.service.js';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import type { ReignBoutRow } from '../repositories/title.repository.js';
import { describeConditions, weightClassText } from './applied-conditions.js';
import { fighterName, limit, weightClass } from './tool-input.js';
import { boutSource, sidesOf, ToolResults } from './tool-results.js';
import type { Tool, ToolContext } from './tool.js';

const input = z.strictObject({
  weight_class: weightClass.describe("The title's weight class.").optional(),
  fighter: fighterName('Only reigns of this fighter').optional(),
  include_interim: z.boolean().default(true).describe('Whether interim reigns are listed too.'),
  order: z.enum(['newest', 'oldest']).default('newest').describe('Which reigns come first.'),
  limit: limit(50),
});
type Input = z.infer<typeof input>;
type Reign = TitleReign<ReignBoutRow>;

@Injectable()
export class GetTitleReignsTool implements Tool<Input, TitleReignData[]> {
  readonly name = 'get_title_reigns';
  readonly description =
    'UFC title reigns of a weight class or a fighter: when and from whom the title was won, when and to whom it was ' +
    'lost, days and successful defences. Without both: the present champions of every class. Use it for who is ' +
    'champion, how often a champion defended, and who held a belt longest. Judged by bouts: a title that was vacated ' +
    'or stripped has no day of its end.';
  readonly input = input;
  readonly output = z.array(titleReignSchema);

  constructor(
    private readonly fighters: FighterResolver,
    private readonly reigns: TitleReignsService,
    private readonly dataset: DatasetRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<TitleReignData[]>> {
    const { fighter, notes } =
      input.fighter === undefined
        ? { fighter: null, notes: [] }
        : await this.fighters.resolve(input.fighter, signal);
    const [all, state] = await Promise.all([this.reigns.read(signal), this.dataset.readState(signal)]);
    const inTime = input.order === 'newest' ? all.toReversed() : [...all];
    const found = inTime.filter((reign) => isAsked(reign, input, fighter)).sort(byDay(input.order));
    const shown = found.slice(0, input.limit);
    return this.results.wrap(
      shown.map((reign) => toTitleReignData(reign, state?.asOf ?? null)),
      {
        rowCount: shown.length,
        truncated: found.length > shown.length,
        notes: [...notes, ...listNotes(input, fighter, shown, found.length)],
        applied: listApplied(input, fighter),
        fighters: shown.flatMap(({ shown: bout }) => sidesOf(bout)),
        sources: shown
          .flatMap(({ shown: bout, over }) => [bout, ...(over === null ? [] : [over])])
          .map(boutSource),
        needsEverything: true,
      },
      signal,
    );
  }
}

const isPresentOnly = ({ weight_class, fighter }: Input): boolean =>
  weight_class === undefined && fighter === undefined;

const isAsked = (reign: Reign, input: Input, fighter: FighterRow | null): boolean =>
  (input.weight_class === undefined || reign.weightClass === input.weight_class) &&
  (fighter === null || reign.fighterId === fighter.id) &&
  (input.include_interim || reign.kind === 'undisputed') &&
  (!isPresentOnly(input) || reign.ended === null);

/** By the first bout that shows the reign; undated ones last. */
function byDay(order: Input['order']): (one: Reign, other: Reign) => number {
  const sign = order === 'newest' ? -1 : 1;
  return ({ shown: one }, { shown: other }) => {
    if (one.heldOn === null || other.heldOn === null) {
      return Number(one.heldOn === null) - Number(other.heldOn === null);
    }
    return sign * (one.heldOn.localeCompare(other.heldOn) || other.cardPosition - one.cardPosition);
  };
}

function toTitleReignData(reign: Reign, asOf: string | null): TitleReignData {
  const { fighterId, weightClass, kind, shown, won, over, ended, defences } = reign;
  const wonOn = won?.heldOn ?? null;
  const lostOn = over?.heldOn ?? null;
  const end = ended === null ? asOf : lostOn;
  const isBeaten = over !== null && over.winnerId !== null && over.winnerId !== fighterId;
  return {
    fighter_id: fighterId,
    name: shown.aId === fighterId ? shown.aName : shown.bName,
    weight_class: weightClass,
    title: kind,
    won_on: wonOn,
    won_from: won === null ? null : opponentOf(won, fighterId),
    lost_on: lostOn,
    lost_to: isBeaten ? opponentOf(over, fighterId) : null,
    days: wonOn === null || end === null ? null : daysBetween(wonOn, end),
    defences,
    ended,
  };
}

const opponentOf = (bout: ReignBoutRow, fighterId: string): string =>
  bout.aId === fighterId ? bout.bName : bout.aName;

function listApplied(input: Input, fighter: FighterRow | null): string[] {
  return [
    ...describeConditions({ fighter: fighter?.name }),
    ...(input.weight_class === undefined ? [] : [`${weightClassText(input.weight_class)} titles`]),
    ...(isPresentOnly(input) ? ['present champions only'] : []),
    ...(input.include_interim ? [] : ['without interim titles']),
  ];
}

function listNotes(
  { weight_class }: Input,
  fighter: FighterRow | null,
  shown: readonly Reign[],
  total: number,
): string[] {
  if (total === 0) {
    const whose = fighter === null ? '' : ` of ${fighter.name}`;
    const where = weight_class === undefined ? '' : ` at ${weightClassText(weight_class)}`;
    return [`No UFC title reign${whose}${where} is in the data.`];
  }
  const notes: string[] = [];
  if (total > shown.length) notes.push(`${total} reigns match.`);
  if (shown.some(({ ended }) => ended === null)) {
    notes.push(
      'A reign with ended null goes on as far as bouts tell: a title vacated since its last bout still counts as held.',
    );
  }
  if (shown.some(({ ended }) => ended === 'not_by_a_bout')) {
    notes.push(
      'not_by_a_bout: the title was vacated or stripped. Bouts do not tell when; a later bout for it without the ' +
        'champion shows it. Such a reign has no days.',
    );
  }
  if (shown.some(({ won }) => won === null)) {
    notes.push(
      'won_on null: an interim champion who was promoted to undisputed champion; bouts do not tell when.',
    );
  }
  return notes;
}
