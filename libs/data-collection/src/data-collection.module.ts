import { Module } from '@nestjs/common';
import { ImportRepository } from './import/import.repository.js';
import { ImportRunner } from './import/import.runner.js';
import { ImportService } from './import/import.service.js';

/** Collecting sports data: imports, the starter data, how far the data reaches. */
@Module({
  providers: [ImportRepository, ImportRunner, ImportService],
  exports: [ImportService],
})
export class DataCollectionModule {}
