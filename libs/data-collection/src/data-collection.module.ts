import { Calendar } from '@app/mma';
import { Module } from '@nestjs/common';
import { ImportLock } from './import/import-lock.js';
import { ImportRepository } from './import/import.repository.js';
import { ImportRunner } from './import/import.runner.js';
import { ImportService } from './import/import.service.js';
import { DataReportRepository } from './report/data-report.repository.js';
import { DataReportService } from './report/data-report.service.js';
import { QuarantineListRepository } from './report/quarantine-list.repository.js';
import { QuarantineListService } from './report/quarantine-list.service.js';
import { StarterDataService } from './starter/starter-data.service.js';
import { SourceFileRepository } from './sync/source-file.repository.js';
import { SyncService } from './sync/sync.service.js';
import { DataStatusRepository } from './status/data-status.repository.js';
import { DataStatusService } from './status/data-status.service.js';

@Module({
  providers: [
    Calendar,
    ImportLock,
    ImportRepository,
    ImportRunner,
    ImportService,
    SourceFileRepository,
    StarterDataService,
    SyncService,
    DataStatusRepository,
    DataStatusService,
    DataReportRepository,
    DataReportService,
    QuarantineListRepository,
    QuarantineListService,
  ],
  exports: [
    ImportService,
    StarterDataService,
    SyncService,
    DataStatusService,
    DataReportService,
    QuarantineListService,
  ],
})
export class DataCollectionModule {}
