import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountController } from './account/account.controller.js';
import { AccountDeletionSteps } from './account/account-deletion-steps.js';
import { AccountDeletionRepository } from './account/account-deletion.repository.js';
import { AccountDeletionService } from './account/account-deletion.service.js';
import { AccountExportService } from './account/account-export.service.js';
import { DeletedAccountEntity } from './account/deleted-account.entity.js';
import { ExportSections } from './account/export-section.js';
import { Downloads } from '../http/downloads.js';
import { ProfileService } from './profile.service.js';
import { UserController } from './user.controller.js';
import { UserDirectoryRepository } from './user-directory.repository.js';
import { UserDirectory } from './user-directory.service.js';
import { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';
import { UserService } from './user.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, DeletedAccountEntity])],
  controllers: [AccountController, UserController],
  providers: [
    AccountDeletionRepository,
    AccountDeletionService,
    AccountDeletionSteps,
    AccountExportService,
    Downloads,
    ExportSections,
    ProfileService,
    UserDirectory,
    UserDirectoryRepository,
    UserService,
    UserRepository,
  ],
  exports: [
    AccountDeletionSteps,
    ExportSections,
    UserDirectory,
    UserDirectoryRepository,
    UserService,
    UserRepository,
  ],
})
export class UserModule {}
