import { Injectable } from '@nestjs/common';
import { EventRepository } from '../repositories/event.repository.js';
import { PerDataVersion } from '../repositories/per-data-version.js';
import { ServedDataVersion } from '../repositories/served-data-version.js';
import { EventIndex } from './event-index.js';

/** The current events, in memory. */
@Injectable()
export class EventCatalogue {
  private readonly index: PerDataVersion<EventIndex>;

  constructor(versions: ServedDataVersion, events: EventRepository) {
    this.index = new PerDataVersion(versions, async (signal) => new EventIndex(await events.findAll(signal)));
  }

  read(signal: AbortSignal): Promise<EventIndex> {
    return this.index.read(signal);
  }
}
