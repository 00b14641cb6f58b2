import { Injectable } from '@nestjs/common';
import { DataStatusService } from '../status/data-status.service.js';
import { type DataReport, DataReportRepository } from './data-report.repository.js';

const SHOWN_IMPORTS = 5;

@Injectable()
export class DataReportService {
  constructor(
    private readonly status: DataStatusService,
    private readonly repository: DataReportRepository,
  ) {}

  /** @param limit maximum number of quarantined rows */
  async read(limit: number): Promise<DataReport> {
    const [status, quarantined, ambiguous, imports] = await Promise.all([
      this.status.read(),
      this.repository.findQuarantined(limit),
      this.repository.findAmbiguous(),
      this.status.readRuns(SHOWN_IMPORTS),
    ]);
    return { status, quarantined, ambiguous, imports };
  }
}
