import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Calendar } from '../domain/calendar.js';
import { LookupError } from '../domain/lookup-error.js';
import { EventResolver, type ResolvedEvent } from '../events/event-resolver.js';
import { UpcomingEventSearch } from '../events/upcoming-event-search.js';
import { toBoutData } from '../repositories/bout-view.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import { eventSchema, type EventData } from '../domain/event.js';
import type { UpcomingEventRow } from '../repositories/upcoming-event.repository.js';
import { eventName } from './tool-input.js';
import { boutSource, eventSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';
import { mainEventOf, notYetFought, toListedBouts } from './upcoming-view.js';

const NAMED_OTHERS = 5;

const input = z.strictObject({ event: eventName('The event') });
type Input = z.infer<typeof input>;

@Injectable()
export class GetEventTool implements Tool<Input, EventData> {
  readonly name = 'get_event';
  readonly description =
    'One UFC event: date, place, and all its bouts in card order, main event first (the second one is the co-main ' +
    'event). Where a text fits several events the newest is given and the others are named in the notes. An upcoming ' +
    'event has status upcoming and listed_bouts.';
  readonly input = input;
  readonly output = eventSchema;

  constructor(
    private readonly events: EventResolver,
    private readonly upcoming: UpcomingEventSearch,
    private readonly calendar: Calendar,
    private readonly bouts: BoutRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<EventData>> {
    const named = await this.upcoming.findNamed(input.event, signal);
    if (named !== null) return this.tellUpcoming(named, signal);
    try {
      return await this.tellHeld(await this.events.resolve(input.event, signal), signal);
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      const filter = { query: input.event, location: null, from: null, to: null };
      const [next] = await this.upcoming.search(filter, signal);
      if (next === undefined) throw error;
      return this.tellUpcoming(next, signal);
    }
  }

  private tellUpcoming(event: UpcomingEventRow, signal: AbortSignal): Promise<ToolResult<EventData>> {
    const listed = toListedBouts(event);
    return this.results.wrap(
      {
        event_id: event.id,
        name: event.name,
        date: event.heldOn,
        location: event.location,
        city: event.city,
        country: event.country,
        main_event: mainEventOf(event),
        status: 'upcoming',
        bouts: [],
        listed_bouts: listed,
      },
      {
        rowCount: listed.length,
        notes: [notYetFought(event, this.calendar.today())],
        applied: [`event: ${event.name}`],
        sources: [eventSource(event)],
      },
      signal,
    );
  }

  private async tellHeld(
    { event, others }: ResolvedEvent,
    signal: AbortSignal,
  ): Promise<ToolResult<EventData>> {
    const rows = await this.bouts.findByEvent(event.id, signal);
    const [main] = rows;
    const named = others
      .slice(0, NAMED_OTHERS)
      .map(({ name, heldOn }) => `${name} (${heldOn ?? 'date unknown'})`);
    const more = others.length > named.length ? ' and more' : '';
    return this.results.wrap(
      {
        event_id: event.id,
        name: event.name,
        date: event.heldOn,
        location: event.location,
        city: event.city,
        country: event.country,
        main_event: main === undefined ? null : `${main.aName} vs. ${main.bName}`,
        status: 'held',
        bouts: rows.map(toBoutData),
      },
      {
        rowCount: rows.length,
        notes: named.length === 0 ? [] : [`The newest of several events; also: ${named.join('; ')}${more}.`],
        applied: [`event: ${event.name}`],
        events: [event],
        sources: [eventSource(event), ...rows.map(boutSource)],
      },
      signal,
    );
  }
}
