import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EventResolver } from '../events/event-resolver.js';
import { FighterResolver } from '../names/fighter-resolver.js';
import { toBoutData, type BoutRow } from '../repositories/bout-view.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import { listUnknown, toStatistics } from './statistics-view.js';
import { boutDetailSchema, type BoutDetailData } from '../domain/bout.js';
import { eventName, fighterName } from './tool-input.js';
import { boutSource, eventSource, sidesOf, ToolResults } from './tool-results.js';
import { ToolError, type ToolResult } from '../domain/tool-result.js';
import { type Tool, type ToolContext } from './tool.js';

const input = z
  .strictObject({
    bout_id: z
      .string()
      .trim()
      .regex(/^[\w-]{1,40}$/, 'must be the bout_id of a result')
      .describe('The bout_id of an earlier result; leave the other arguments out then.')
      .optional(),
    fighter_a: fighterName('One of the two').optional(),
    fighter_b: fighterName('The other of the two').optional(),
    event: eventName('Where they met, if they met more than once').optional(),
  })
  .superRefine(({ bout_id, fighter_a, fighter_b, event }, context) => {
    const fault = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (bout_id === undefined) {
      if (fighter_a === undefined) fault('fighter_a', 'is needed together with fighter_b, or give a bout_id');
      if (fighter_b === undefined) fault('fighter_b', 'is needed together with fighter_a, or give a bout_id');
      return;
    }
    for (const [field, value] of Object.entries({ fighter_a, fighter_b, event })) {
      if (value !== undefined) fault(field, 'must be left out when bout_id is given');
    }
  });
type Input = z.infer<typeof input>;

interface FoundBout {
  bout: BoutRow;
  notes: string[];
  applied: string[];
}

@Injectable()
export class GetBoutTool implements Tool<Input, BoutDetailData> {
  readonly name = 'get_bout';
  readonly description =
    'One UFC bout in full: result, method, round, time, referee, scorecards, and strikes, takedowns and control time ' +
    'of both fighters in total and by round where known. Names two fighters (the newest of their bouts, unless an ' +
    'event is given) or a bout_id.';
  readonly input = input;
  readonly output = boutDetailSchema;

  constructor(
    private readonly fighters: FighterResolver,
    private readonly events: EventResolver,
    private readonly bouts: BoutRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<BoutDetailData>> {
    const { bout, notes, applied } = await this.find(input, signal);
    const rows = await this.bouts.findStatistics(bout.boutId, signal);
    const statistics = toStatistics(rows, { a: bout.aId, b: bout.bId }, bout.round);
    return this.results.wrap(
      { ...toBoutData(bout), ...statistics },
      {
        rowCount: 1,
        notes: [...notes, ...listUnknown(statistics)],
        applied,
        fighters: sidesOf(bout),
        sources: [
          boutSource(bout),
          eventSource({ id: bout.eventId, name: bout.event, sourceUrl: bout.eventUrl }),
        ],
      },
      signal,
    );
  }

  private async find(input: Input, signal: AbortSignal): Promise<FoundBout> {
    if (input.bout_id !== undefined) {
      const [bout] = await this.bouts.findByIds([input.bout_id], signal);
      if (bout === undefined) {
        throw new ToolError(
          'bout_not_found',
          'No bout with this bout_id is in the data. Name both fighters instead.',
        );
      }
      return { bout, notes: [], applied: [`bout_id: ${bout.boutId}`] };
    }
    const { pair, notes } = await this.fighters.resolvePair(
      [input.fighter_a ?? '', input.fighter_b ?? ''],
      signal,
    );
    const [a, b] = pair;
    const all = await this.bouts.findBetween(a.id, b.id, null, signal);
    if (all.length === 0) {
      throw new ToolError(
        'bout_not_found',
        `${a.name} and ${b.name} have no UFC bout against each other in the data.`,
        pair.map(({ id, name }) => ({ fighter_id: id, name })),
      );
    }
    const event = input.event === undefined ? null : await this.events.resolve(input.event, signal);
    const held = event === null ? null : [event.event, ...event.others].map(({ id }) => id);
    const [bout] = held === null ? all : all.filter((row) => held.includes(row.eventId));
    if (bout === undefined) {
      throw new ToolError(
        'bout_not_found',
        `${a.name} and ${b.name} did not meet at ${event?.event.name ?? 'this event'}. They met at ${all.map(nameMeeting).join('; ')}.`,
        all.map((row) => ({ bout_id: row.boutId, event: row.event, date: row.heldOn })),
      );
    }
    const others = all.filter((row) => row !== bout);
    return {
      bout,
      notes: [...notes, ...listMeetings(others)],
      applied: [`fighters: ${a.name} and ${b.name}`, ...(event === null ? [] : [`event: ${bout.event}`])],
    };
  }
}

function listMeetings(others: readonly BoutRow[]): string[] {
  if (others.length === 0) return [];
  const named = others.map((row) => `${nameMeeting(row)}, bout_id ${row.boutId}`);
  return [`They met ${others.length + 1} times; also: ${named.join('; ')}.`];
}

const nameMeeting = (row: BoutRow): string => `${row.event} (${row.heldOn ?? 'date unknown'})`;
