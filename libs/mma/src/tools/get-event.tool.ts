import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EventResolver } from '../events/event-resolver.js';
import { toBoutData } from '../repositories/bout-view.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import { eventSchema, type EventData } from '../domain/event.js';
import { eventName } from './tool-input.js';
import { boutSource, eventSource, ToolResults } from './tool-results.js';
import type { ToolResult } from '../domain/tool-result.js';
import type { Tool, ToolContext } from './tool.js';

const NAMED_OTHERS = 5;

const input = z.strictObject({ event: eventName('The event') });
type Input = z.infer<typeof input>;

@Injectable()
export class GetEventTool implements Tool<Input, EventData> {
  readonly name = 'get_event';
  readonly description =
    'One UFC event: date, place, and all its bouts in card order, main event first (the second one is the co-main ' +
    'event). Where a text fits several events the newest is given and the others are named in the notes.';
  readonly input = input;
  readonly output = eventSchema;

  constructor(
    private readonly events: EventResolver,
    private readonly bouts: BoutRepository,
    private readonly results: ToolResults,
  ) {}

  async execute(input: Input, { signal }: ToolContext): Promise<ToolResult<EventData>> {
    const { event, others } = await this.events.resolve(input.event, signal);
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
