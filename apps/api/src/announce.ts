import { recordService, removeRecordedService, type AppConfig } from '@app/config';
import { DataStatusService } from '@app/data-collection';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { renderBanner } from './banner.js';
import {
  CODE_MINUTES,
  FirstAdministratorService,
} from './admin/first-administrator/first-administrator.service.js';
import { AnswerLoop } from './llm/answer-loop.js';

const logger = new Logger('Service');

/** Tells that the service is ready: a log line in production, otherwise a banner and a record for the command line. */
export async function announce(app: NestFastifyApplication, url: string, config: AppConfig): Promise<void> {
  const administratorLink = await app.get(FirstAdministratorService, { strict: false }).offer();
  if (config.isProduction) {
    logger.log(`ready at ${url}, public at ${config.publicUrl}`);
    if (administratorLink !== null) {
      logger.warn(
        `there is no administrator; this link makes the first one, once, within ${CODE_MINUTES} minutes: ${administratorLink}`,
      );
    }
    return;
  }
  const folder = config.env.DATABASE_DIR;
  try {
    recordService(folder, { url, pid: process.pid });
    process.once('exit', () => removeRecordedService(folder, process.pid));
  } catch (error) {
    logger.warn(`the command line will not find this service by itself: ${String(error)}`);
  }
  const data = await app
    .get(DataStatusService, { strict: false })
    .read()
    .catch(() => null);
  const { models } = app.get(AnswerLoop, { strict: false });
  process.stdout.write(`${renderBanner({ url, config, models, data, administratorLink })}\n`);
}
