import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { UpcomingEventEntity, type ListedBout } from '../entities/upcoming-event.entity.js';
import { selectProperties, selectRows } from './abortable-query.js';
import type { EventRow } from './event.repository.js';

/** An upcoming event with the fields of other events. */
export type UpcomingEventRow = EventRow & { heldOn: string; listedBouts: ListedBout[] };

/** The bout of a fighter that an upcoming event lists. */
export interface NextBout {
  event: UpcomingEventRow;
  bout: ListedBout;
}

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

  /** The soonest listed bout of a fighter; null if no upcoming event lists one. */
  async findNextBout(fighterId: string, signal: AbortSignal): Promise<NextBout | null> {
    for (const event of await this.findAll(signal)) {
      const bout = event.listedBouts.find(
        ({ fighter_a_id: a, fighter_b_id: b }) => a === fighterId || b === fighterId,
      );
      if (bout !== undefined) return { event, bout };
    }
    return null;
  }
}
