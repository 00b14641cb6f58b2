import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { BoutParticipantEntity } from '../entities/bout-participant.entity.js';
import { BoutEntity } from '../entities/bout.entity.js';
import { selectProperties, selectRows } from '../repositories/abortable-query.js';
import type { CountedBout } from './bout-table.js';

@Injectable()
export class BoutAggregateRepository {
  constructor(
    @InjectRepository(BoutEntity) private readonly bouts: Repository<BoutEntity>,
    @InjectRepository(BoutParticipantEntity) private readonly sides: Repository<BoutParticipantEntity>,
  ) {}

  /** Every bout; those of one event together, the newest event first. */
  findCounted(signal: AbortSignal): Promise<CountedBout[]> {
    const query = selectProperties(this.bouts, [
      'id',
      'eventId',
      'heldOn',
      'weightClass',
      'title',
      'methodGroup',
      'method',
      'round',
      'referee',
      'durationSeconds',
    ])
      .innerJoin('t.event', 'e')
      .addSelect('e.name', 'event')
      .addSelect('e.sourceUrl', 'eventUrl')
      .addSelect('e.country', 'country')
      .addSelect('e.city', 'city')
      .orderBy('e.heldOn', 'DESC', 'NULLS LAST')
      .addOrderBy('e.name')
      .addOrderBy('e.id')
      .addOrderBy('t.cardPosition')
      .addOrderBy('t.id');
    return selectRows<CountedBout>(query, signal);
  }

  async findBoutIds(fighterId: string, signal: AbortSignal): Promise<string[]> {
    const query = selectProperties(this.sides, ['boutId']).where({ fighterId });
    const rows = await selectRows<Pick<BoutParticipantEntity, 'boutId'>>(query, signal);
    return rows.map(({ boutId }) => boutId);
  }
}
