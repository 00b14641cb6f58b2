import { Module } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository.js';
import { Ledger } from './ledger.service.js';
import { UsageController } from './usage.controller.js';
import { UsageService } from './usage.service.js';

@Module({
  controllers: [UsageController],
  providers: [Ledger, LedgerRepository, UsageService],
  exports: [Ledger],
})
export class UsageModule {}
