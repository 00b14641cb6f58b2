import type { AppConfig } from '@app/config';
import { DatasetRepository, ToolRegistry } from '@app/mma';
import { NestFactory } from '@nestjs/core';
import { ToolModule } from './tool.module.js';

const FAILED = 1;

/** Calls a tool on the data that is there and prints its result. A tool's error is printed too; the exit code is 1 then. */
export async function runTool(name: string, args: unknown, config: AppConfig): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error('interrupted'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const context = await NestFactory.createApplicationContext(ToolModule.forRoot(config), {
      logger: false,
      abortOnError: false,
    });
    context.useLogger(['error', 'warn']);
    try {
      const outcome = await context.get(ToolRegistry).call(name, args, stop.signal);
      process.stdout.write(`${JSON.stringify(outcome.result, null, 2)}\n`);
      if ((await context.get(DatasetRepository).readState(stop.signal)) === null) {
        process.stderr.write(
          'There is no sports data yet. `npm start` loads the starter data; ' +
            '`npm run data:import -- <folder or URL>` imports all of it.\n',
        );
      }
      return outcome.ok ? 0 : FAILED;
    } finally {
      await context.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
    process.stderr.write(`The tool could not be called: ${reason}\n`);
    return FAILED;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
