import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { UpcomingEventEntity, type ListedBout } from '../entities/upcoming-event.entity.js';
import { selectProperties, selectRows } from './abortable-query.js';
import type { EventRow } from './event.repository.js';

/** An upcoming event with the fields of other events. */
export type UpcomingEventRow = EventRow & { heldOn: string; listedBouts: ListedBout[] };

@Injectable()
export class UpcomingEventRepository {
  constructor(
    @InjectRepository(UpcomingEventEntity) private readonly events: Repository<UpcomingEventEntity>,
  ) {}

  /** The soonest first. They are few. */
  async findAll(signal: AbortSignal): Promise<UpcomingEventRow[]> {
    const query = selectProperties(this.events).orderBy('t.heldOn').addOrderBy('t.name').addOrderBy('t.id');
    const rows = await selectRows<UpcomingEventEntity>(query, signal);
    return rows.map(({ bouts, ...event }) => ({
      ...event,
      aliases: [],
      coverage: 'complete',
      listedBouts: bouts,
    }));
  }
}
