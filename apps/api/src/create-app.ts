import { setCommandLine } from '@app/common';
import type { AppConfig } from '@app/config';
import { DatabaseOpening } from '@app/database';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule, ENTITIES } from './app.module.js';
import { configureApp } from './configure-app.js';
import { createHttpAdapter, type HttpAdapterOptions } from './http/http-adapter.js';
import { createLogger } from './logging/create-logger.js';
import { ServiceLogger } from './logging/service-logger.js';
import { startTelemetry } from './operations/telemetry/start-telemetry.js';

/** Creates the application, ready to listen. On failure the database is closed again. */
export async function createApp(
  config: AppConfig,
  logger: Logger = createLogger(config),
  options: HttpAdapterOptions = {},
): Promise<NestFastifyApplication> {
  const telemetry = await startTelemetry(config);
  setCommandLine(config.isProduction ? 'program' : 'npm');
  const database = new DatabaseOpening(config, ENTITIES);
  const adapter = createHttpAdapter(config, logger, options);
  try {
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.forRoot(config, database, telemetry),
      adapter,
      // Only JSON bodies are accepted; a cross-site form cannot send one.
      { logger: new ServiceLogger(logger), abortOnError: false, bodyParser: false },
    );
    configureApp(app);
    return app;
  } catch (error) {
    await database.discard();
    await telemetry.close();
    throw error;
  }
}
