import { DataCollectionModule } from '@app/data-collection';
import { MmaModule } from '@app/mma';
import { Module } from '@nestjs/common';
import { GatewayModule } from '../gateway/gateway.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionsService } from './connections.service.js';
import { DataSyncSchedule } from './data-sync/data-sync-schedule.js';
import { DataSyncService } from './data-sync/data-sync.service.js';
import { DataVersionWatcher } from './data-sync/data-version-watcher.js';
import { DataStatusController } from './data-status.controller.js';
import { StarterDataLoader } from './starter-data-loader.js';
import { MetricsController } from './metrics.controller.js';
import { ShutdownLog } from './shutdown-log.js';
import { TelemetryGauges } from './telemetry/telemetry-gauges.js';
import { HealthController } from './health.controller.js';
import { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [DataCollectionModule, GatewayModule, LlmModule, MmaModule, UsageModule],
  controllers: [ConnectionsController, DataStatusController, HealthController, MetricsController],
  providers: [
    ConnectionsService,
    DataSyncSchedule,
    DataSyncService,
    DataVersionWatcher,
    StarterDataLoader,
    ReadinessService,
    ShutdownLog,
    TelemetryGauges,
    ReadinessRepository,
  ],
  exports: [ConnectionsService, DataSyncSchedule, DataSyncService],
})
export class OperationsModule {}
