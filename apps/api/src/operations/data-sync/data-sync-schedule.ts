import { AppConfig, createSchedule, NO_SCHEDULE } from '@app/config';
import { SyncService } from '@app/data-collection';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSyncService } from './data-sync.service.js';

/** All nodes have the same schedule: a sync that began within this time was that of another node. */
const SAME_TICK_SECONDS = 30;

/** Starts syncs at the first start and by DATA_SYNC_CRON. */
@Injectable()
export class DataSyncSchedule implements OnModuleDestroy {
  private readonly schedule: ReturnType<typeof createSchedule> | null;

  constructor(
    { env }: AppConfig,
    private readonly sync: SyncService,
    private readonly runs: DataSyncService,
  ) {
    this.schedule = env.DATA_SYNC_CRON === NO_SCHEDULE ? null : createSchedule(env.DATA_SYNC_CRON);
  }

  /** The first sync is repeated at every start until one has succeeded. */
  start(): void {
    if (this.schedule === null) return;
    this.schedule.schedule(
      () => void this.run(async () => !(await this.sync.hasRecentRun(SAME_TICK_SECONDS))),
    );
    this.schedule.resume();
    void this.run(async () => !(await this.sync.hasSynced()));
  }

  onModuleDestroy(): void {
    this.schedule?.stop();
  }

  /** When it starts the next sync; null if never. */
  get nextAt(): Date | null {
    return this.schedule?.nextRun() ?? null;
  }

  private async run(isDue: () => Promise<boolean>): Promise<void> {
    try {
      if (await isDue()) await this.runs.start();
    } catch (error) {
      this.runs.fail(error);
    }
  }
}
