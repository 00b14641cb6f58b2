import { AppConfig } from '@app/config';
import { Module } from '@nestjs/common';
import { UserModule } from '../user/user.module.js';
import { LedgerExport } from './ledger.export.js';
import { LedgerRepository } from './ledger.repository.js';
import { Ledger } from './ledger.service.js';
import { readPriceFile } from './price-file.js';
import { PriceList } from './price-list.js';
import { PRICES } from './prices.js';
import { UsageController } from './usage.controller.js';
import { UsageService } from './usage.service.js';

@Module({
  imports: [UserModule],
  controllers: [UsageController],
  providers: [
    Ledger,
    LedgerExport,
    LedgerRepository,
    UsageService,
    {
      provide: PriceList,
      inject: [AppConfig],
      useFactory: ({ env: { LLM_PRICES_FILE: file } }: AppConfig): PriceList =>
        new PriceList(PRICES, file === undefined ? [] : readPriceFile(file)),
    },
  ],
  exports: [Ledger, PriceList, UsageService],
})
export class UsageModule {}
