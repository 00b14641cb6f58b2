import { setFlagsFromString } from 'node:v8';
import type { AppConfig } from '@app/config';
import {
  DataReportService,
  ImportFailedError,
  ImportService,
  StarterListError,
  SyncService,
  writeStarterData,
} from '@app/data-collection';
import { RatingTablesRepository, reportBacktest, VerificationService } from '@app/mma';
import { DataModule, inContext, reasonOf, ToolModule, untilInterrupted } from '../nest-context.js';
import { BOOKMAKERS, renderBacktest } from './backtest-text.js';
import { renderDataReport } from './data-report-text.js';
import { renderReport } from './import-report-text.js';
import { createProgressView } from './progress-view.js';
import { renderVerification } from './verification-text.js';

const FAILED = 1;

/** Imports a source and prints the report. Ctrl-C aborts the import; the previous data remains. */
export async function runImport(location: string, config: AppConfig): Promise<number> {
  // An import's memory is nearly all short-lived: collecting it more often takes a quarter longer and saves 75 MB.
  setFlagsFromString('--optimize-for-size');
  const view = createProgressView();
  try {
    return await untilInterrupted((signal) =>
      inContext(DataModule.forRoot(config), async (context) => {
        const report = await context
          .get(ImportService)
          .importFrom(location, { signal, onProgress: (progress) => view.update(progress) });
        view.end();
        process.stdout.write(renderReport(report));
        return 0;
      }),
    );
  } catch (error) {
    view.end();
    const reason = error instanceof ImportFailedError ? error.message : reasonOf(error);
    process.stderr.write(`The import failed: ${reason}\n`);
    return FAILED;
  }
}

/** Imports DATA_SOURCE_URL if it has changed. Ctrl-C aborts it; the previous data remains. */
export async function runSync(config: AppConfig): Promise<number> {
  setFlagsFromString('--optimize-for-size');
  const view = createProgressView();
  try {
    return await untilInterrupted((signal) =>
      inContext(DataModule.forRoot(config), async (context) => {
        const service = context.get(SyncService);
        const report = await service.sync({
          signal,
          onProgress: ({ step, file, bytes_read: bytesRead, bytes }) =>
            view.update({ step, file, bytesRead, bytes, rowsRead: null }),
        });
        view.end();
        process.stdout.write(report === null ? `${service.label} has nothing new.\n` : renderReport(report));
        return 0;
      }),
    );
  } catch (error) {
    view.end();
    process.stderr.write(`The sync failed, the data stays as it is: ${reasonOf(error)}\n`);
    return FAILED;
  }
}

/** Recomputes the derived figures and prints differences; the exit code is 1 if there are any. */
export function runVerify(config: AppConfig): Promise<number> {
  return inContext(ToolModule.forRoot(config), async (context) => {
    const verification = await context.get(VerificationService).verify();
    process.stdout.write(renderVerification(verification));
    return verification.tables.some(({ differences }) => differences > 0) ? FAILED : 0;
  });
}

/** Repeats the backtest of the model of match-ups on the bouts in the database. */
export function runBacktest({ json }: { json: boolean }, config: AppConfig): Promise<number> {
  return inContext(ToolModule.forRoot(config), async (context) => {
    const { backtested } = await context.get(RatingTablesRepository).compute();
    const report = reportBacktest(backtested);
    if (report === null) {
      process.stderr.write('The data holds too few bouts for a backtest. Import the complete data.\n');
      return FAILED;
    }
    const text = json
      ? `${JSON.stringify({ ...report, bookmakers: BOOKMAKERS }, null, 2)}\n`
      : renderBacktest(report);
    process.stdout.write(text);
    return 0;
  });
}

export async function runDataReport(
  { limit, json }: { limit: number; json: boolean },
  config: AppConfig,
): Promise<number> {
  try {
    return await inContext(DataModule.forRoot(config), async (context) => {
      const report = await context.get(DataReportService).read(limit);
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : renderDataReport(report));
      return 0;
    });
  } catch (error) {
    process.stderr.write(`The report failed: ${reasonOf(error)}\n`);
    return FAILED;
  }
}

export async function runStarter(location: string): Promise<number> {
  try {
    const { file, bytes, careers, bouts } = await writeStarterData(location);
    process.stdout.write(`${file}: ${careers} careers, ${bouts} bouts, ${bytes} bytes\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ImportFailedError) && !(error instanceof StarterListError)) throw error;
    process.stderr.write(`The starter data was not written: ${error.message}\n`);
    return FAILED;
  }
}
