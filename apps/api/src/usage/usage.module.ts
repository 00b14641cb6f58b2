import { Module } from '@nestjs/common';
import { UserModule } from '../user/user.module.js';
import { LedgerExport } from './ledger.export.js';
import { LedgerRepository } from './ledger.repository.js';
import { Ledger } from './ledger.service.js';
import { UsageController } from './usage.controller.js';
import { UsageService } from './usage.service.js';

@Module({
  imports: [UserModule],
  controllers: [UsageController],
  providers: [Ledger, LedgerExport, LedgerRepository, UsageService],
  exports: [Ledger, UsageService],
})
export class UsageModule {}
