import type { AppConfig } from '@app/config';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { Logger as PinoLogger } from 'pino';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { createHttpAdapter } from './http/http-adapter.js';
import { createLogger } from './logging/create-logger.js';

/** Makes the whole service, ready to listen. Whatever fails on the way is thrown, and nothing stays open. */
export async function createApp(
  config: AppConfig,
  logger: PinoLogger = createLogger(config),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, logger),
    createHttpAdapter(config, logger),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(Logger));
  configureApp(app, config);
  return app;
}
