import { loadProcessConfig } from '@app/config';
import { createApp } from './create-app.js';
import { describeStartFailure } from './start-failure.js';
import { announce, listen } from './listen.js';

try {
  const config = loadProcessConfig();
  const app = await createApp(config);
  announce(await listen(app, config), config);
} catch (error) {
  process.stderr.write(`${describeStartFailure(error)}\n`);
  process.exit(1);
}
