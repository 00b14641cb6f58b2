import type { AppConfig } from '@app/config';
import { DataReportService } from '@app/data-collection';
import { NestFactory } from '@nestjs/core';
import { DataImportModule } from '../data-import/data-import.module.js';
import { renderDataReport } from './data-report-text.js';

const FAILED = 1;

/** Prints what is doubtful about the sports data. */
export async function runDataReport(
  { limit, json }: { limit: number; json: boolean },
  config: AppConfig,
): Promise<number> {
  try {
    const context = await NestFactory.createApplicationContext(DataImportModule.forRoot(config), {
      logger: ['error', 'warn'],
      abortOnError: false,
    });
    try {
      const report = await context.get(DataReportService).read(limit);
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderDataReport(report));
      return 0;
    } finally {
      await context.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
    process.stderr.write(`The report could not be made: ${reason}\n`);
    return FAILED;
  }
}
