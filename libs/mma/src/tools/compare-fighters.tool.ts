import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { FighterResolver } from '../names/fighter-resolver.js';
import { toBoutData, type BoutRow } from '../repositories/bout-view.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { FighterProfiles, type FighterProfile } from './fighter-profiles.js';
import { comparisonSchema, listCommonOpponents, type ComparisonData } from '../domain/comparison.js';
import { describeConditions } from './applied-conditions.js';
import { sameFighter } from './pair-errors.js';
import { day, fighterName } from './tool-input.js';
import { boutSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import { type Tool, type ToolContext } from './tool.js';

const input = z.strictObject({
  fighter_a: fighterName('One of the two'),
  fighter_b: fighterName('The other of the two'),
  as_of: day(
    'Only what was known before this day: figures, bouts against each other and common opponents as they were then',
  ).optional(),
});
type Input = z.infer<typeof input>;

@Injectable()
export class CompareFightersTool implements Tool<Input, ComparisonData> {
  readonly name = 'compare_fighters';
  readonly description =
    'Two fighters side by side: all figures of get_fighter for both, their UFC bouts against each other (newest ' +
    'first), and their common opponents (most recent meeting first), with the results of each against them (oldest ' +
    'first). Use it for who has more, is taller, older or better, and for common opponents.';
  readonly input = input;
  readonly output = comparisonSchema;

  constructor(
    private readonly fighters: FighterResolver,
    private readonly profiles: FighterProfiles,
    private readonly bouts: BoutRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<ComparisonData>> {
    const before = input.as_of ?? null;
    const { pair, notes } = await this.fighters.resolvePair([input.fighter_a, input.fighter_b], signal);
    const [a, b] = pair;
    if (a.id === b.id) throw sameFighter(a);
    const [profileA, profileB, meetings, common] = await Promise.all([
      this.profiles.read(a, before, signal),
      this.profiles.read(b, before, signal),
      this.bouts.findBetween(a.id, b.id, null, signal),
      this.bouts.findAgainstCommon([a.id, b.id], before, signal),
    ]);
    const headToHead = meetings.filter((bout) => isBefore(bout, before));
    return this.results.wrap(
      {
        a: profileA.data,
        b: profileB.data,
        head_to_head: headToHead.map(toBoutData),
        common_opponents: listCommonOpponents(a.id, common),
      },
      {
        rowCount: 1,
        notes: [...notes, ...joinNotes(profileA, profileB), ...listMeetings(pair, headToHead, before)],
        applied: [`fighters: ${a.name} and ${b.name}`, ...describeConditions({ as_of: input.as_of })],
        fighters: pair,
        sources: [...profileA.sources, ...profileB.sources, ...headToHead.map(boutSource)],
      },
      signal,
    );
  }
}

const isBefore = ({ heldOn }: BoutRow, before: string | null): boolean =>
  before === null || (heldOn !== null && heldOn < before);

/** Common notes once, others prefixed with the fighter's name. */
function joinNotes(a: FighterProfile, b: FighterProfile): string[] {
  const about = (profile: FighterProfile, other: FighterProfile): string[] =>
    profile.notes
      .filter((note) => !other.notes.includes(note))
      .map((note) => `${profile.data.name}: ${note}`);
  return [...a.notes.filter((note) => b.notes.includes(note)), ...about(a, b), ...about(b, a)];
}

function listMeetings(
  [a, b]: readonly [FighterRow, FighterRow],
  meetings: readonly BoutRow[],
  before: string | null,
): string[] {
  if (meetings.length > 0) return [];
  const when = before === null ? '' : ` before ${before}`;
  return [`${a.name} and ${b.name} have no UFC bout against each other in the data${when}.`];
}
