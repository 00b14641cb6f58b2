import { StarterDataService } from '@app/data-collection';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSyncSchedule } from './data-sync/data-sync-schedule.js';

/** Loads the starter data into an empty database before the first request; then syncs may start. */
@Injectable()
export class StarterDataLoader implements OnApplicationBootstrap {
  constructor(
    private readonly starterData: StarterDataService,
    private readonly schedule: DataSyncSchedule,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.starterData.loadWhenEmpty();
    this.schedule.start();
  }
}
