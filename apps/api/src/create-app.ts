import type { AppConfig } from '@app/config';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { createHttpAdapter, type HttpAdapterOptions } from './http/http-adapter.js';
import { createLogger } from './logging/create-logger.js';
import { ServiceLogger } from './logging/service-logger.js';

/** Creates the application, ready to listen. On failure everything that was opened is closed again. */
export async function createApp(
  config: AppConfig,
  logger: Logger = createLogger(config),
  options: HttpAdapterOptions = {},
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    createHttpAdapter(config, logger, options),
    // Only JSON bodies are accepted; a cross-site form cannot send one.
    { logger: new ServiceLogger(logger), abortOnError: false, bodyParser: false },
  );
  configureApp(app);
  return app;
}
