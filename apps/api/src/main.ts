import { assertEnoughOpenFiles } from './open-files.js';

try {
  assertEnoughOpenFiles();
} catch (error) {
  process.stderr.write(
    `The service did not start. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
// A dynamic import, because static imports are loaded before the check above runs.
const { serve } = await import('./serve.js');
await serve();
