import { type AppConfig, ConfigModule } from '@app/config';
import { DataCollectionModule } from '@app/data-collection';
import { DatabaseModule } from '@app/database';
import { MMA_ENTITIES, MmaModule } from '@app/mma';
import {
  type DynamicModule,
  type INestApplicationContext,
  type LoggerService,
  type LogLevel,
  Module,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const LOG_LEVELS: LogLevel[] = ['error', 'warn'];

/** The modules of commands on the sports data. */
@Module({})
export class DataModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: DataModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot(config, MMA_ENTITIES),
        DataCollectionModule,
      ],
    };
  }
}

/** The modules of commands on the tools and the names. */
@Module({})
export class ToolModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ToolModule,
      imports: [ConfigModule.forRoot(config), DatabaseModule.forRoot(config, MMA_ENTITIES), MmaModule],
    };
  }
}

/**
 * Runs work in a Nest context, which is closed afterwards. Only errors and warnings are logged.
 * @param logsStart false: nothing is logged while the context starts
 * @param logger @default Nest's logger, which also writes to standard output
 */
export async function inContext<Result>(
  module: DynamicModule,
  work: (context: INestApplicationContext) => Promise<Result>,
  {
    logsStart = true,
    logger = LOG_LEVELS,
  }: { logsStart?: boolean; logger?: LoggerService | LogLevel[] } = {},
): Promise<Result> {
  const context = await NestFactory.createApplicationContext(module, {
    logger: logsStart && logger,
    abortOnError: false,
  });
  context.useLogger(logger);
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Passes a signal that SIGINT and SIGTERM abort. */
export async function untilInterrupted<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error('interrupted'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
}
