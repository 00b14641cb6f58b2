import { DataCollectionModule } from '@app/data-collection';
import { Module } from '@nestjs/common';
import { GatewayModule } from '../gateway/gateway.module.js';
import { LlmModule } from '../llm/llm.module.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionsService } from './connections.service.js';
import { DataStatusController } from './data-status.controller.js';
import { StarterDataLoader } from './starter-data-loader.js';
import { HealthController } from './health.controller.js';
import { ReadinessRepository } from './readiness.repository.js';
import { ReadinessService } from './readiness.service.js';

@Module({
  imports: [DataCollectionModule, GatewayModule, LlmModule],
  controllers: [ConnectionsController, DataStatusController, HealthController],
  providers: [ConnectionsService, StarterDataLoader, ReadinessService, ReadinessRepository],
  exports: [ConnectionsService],
})
export class OperationsModule {}
