import type { DataSyncState, StartedDataSync } from '@app/chat-protocol';
import { DataStatusService, SyncService } from '@app/data-collection';
import { Injectable } from '@nestjs/common';
import { DataSyncSchedule } from '../operations/data-sync/data-sync-schedule.js';
import { DataSyncService } from '../operations/data-sync/data-sync.service.js';
import type { Actor } from './actor.decorator.js';
import { AuditLogRepository } from './audit-log.repository.js';

const SHOWN_RUNS = 10;

@Injectable()
export class AdminDataService {
  constructor(
    private readonly source: SyncService,
    private readonly runs: DataSyncService,
    private readonly schedule: DataSyncSchedule,
    private readonly status: DataStatusService,
    private readonly log: AuditLogRepository,
  ) {}

  async state(): Promise<DataSyncState> {
    return {
      source: this.source.label,
      next_at: this.schedule.nextAt?.toISOString() ?? null,
      runs: await this.status.readRuns(SHOWN_RUNS),
    };
  }

  /** The request is logged first, so that no sync is without an entry. */
  async sync(actor: Actor): Promise<StartedDataSync> {
    await this.log.add(actor, {
      action: 'data.sync',
      targetKind: 'data',
      targetId: null,
      before: null,
      after: { source: this.source.label },
    });
    const started = await this.runs.start();
    const [run = null] = await this.status.readRuns(1);
    return { started, run };
  }
}
