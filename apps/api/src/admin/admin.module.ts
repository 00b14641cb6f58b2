import { DataCollectionModule } from '@app/data-collection';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChatSessionModule } from '../chat-session/chat-session.module.js';
import { ChatTurnModule } from '../chat-turn/chat-turn.module.js';
import { Downloads } from '../http/downloads.js';
import { OperationsModule } from '../operations/operations.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { UserModule } from '../user/user.module.js';
import { AdminAnswerService } from './admin-answer.service.js';
import { AdminDataService } from './admin-data.service.js';
import { AdminOperationsController } from './admin-operations.controller.js';
import { AdminUsageController } from './admin-usage.controller.js';
import { AdminUserController } from './admin-user.controller.js';
import { AdminUserRepository } from './admin-user.repository.js';
import { AdminUserService } from './admin-user.service.js';
import { AuditController } from './audit.controller.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditLogRepository } from './audit-log.repository.js';
import { AuditLogService } from './audit-log.service.js';
import { AdminFeedbackController } from './feedback/admin-feedback.controller.js';
import { AdminFeedbackService } from './feedback/admin-feedback.service.js';
import { FirstAdministratorCodeEntity } from './first-administrator/first-administrator-code.entity.js';
import { FirstAdministratorController } from './first-administrator/first-administrator.controller.js';
import { FirstAdministratorRepository } from './first-administrator/first-administrator.repository.js';
import { FirstAdministratorService } from './first-administrator/first-administrator.service.js';
import { QuarantinePages } from './quarantine-pages.js';
import { SettingsController } from './settings.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([AuditEntryEntity, FirstAdministratorCodeEntity]),
    ChatSessionModule,
    ChatTurnModule,
    DataCollectionModule,
    OperationsModule,
    UsageModule,
    UserModule,
  ],
  controllers: [
    AdminUserController,
    AdminUsageController,
    AuditController,
    AdminOperationsController,
    AdminFeedbackController,
    FirstAdministratorController,
    SettingsController,
  ],
  providers: [
    AdminAnswerService,
    AdminDataService,
    AdminFeedbackService,
    AdminUserRepository,
    AdminUserService,
    AuditLogRepository,
    AuditLogService,
    Downloads,
    FirstAdministratorRepository,
    FirstAdministratorService,
    QuarantinePages,
  ],
})
export class AdminModule {}
