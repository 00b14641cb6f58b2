import { loadProcessConfig } from '@app/config';
import { checkRedis } from '@app/redis';
import { announce } from './announce.js';
import { createApp } from './create-app.js';
import { assertPortFree, listen } from './listen.js';
import { describeStartFailure } from './start-failure.js';

/** Starts the service. A failed start prints the reason and exits with code 1. */
export async function serve(): Promise<void> {
  try {
    const config = loadProcessConfig();
    await Promise.all([assertPortFree(config), checkRedis(config)]);
    const app = await createApp(config);
    await announce(app, await listen(app, config), config);
  } catch (error) {
    process.stderr.write(`${describeStartFailure(error)}\n`);
    process.exit(1);
  }
}
