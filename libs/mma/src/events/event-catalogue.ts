import { Injectable } from '@nestjs/common';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import { EventRepository } from '../repositories/event.repository.js';
import { EventIndex } from './event-index.js';

/** Keeps the events of the current data in memory and reads them anew when the data has changed. */
@Injectable()
export class EventCatalogue {
  private current: { dataVersion: number; index: Promise<EventIndex> } | null = null;

  constructor(
    private readonly dataset: DatasetRepository,
    private readonly events: EventRepository,
  ) {}

  /** The events of the data as it is now. */
  async read(signal: AbortSignal): Promise<EventIndex> {
    const state = await this.dataset.readState(signal);
    const dataVersion = state?.dataVersion ?? 0;
    if (this.current?.dataVersion === dataVersion) return this.current.index;
    // Shared by all who wait for it, so nobody's signal may end it.
    const built = { dataVersion, index: this.build(new AbortController().signal) };
    this.current = built;
    built.index.catch(() => {
      if (this.current === built) this.current = null;
    });
    return built.index;
  }

  private async build(signal: AbortSignal): Promise<EventIndex> {
    return new EventIndex(await this.events.findAll(signal));
  }
}
