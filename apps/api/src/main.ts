import { assertEnoughOpenFiles } from './open-files.js';

try {
  assertEnoughOpenFiles();
} catch (error) {
  process.stderr.write(
    `The service did not start. ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
// Loaded only now: Node loads what is imported above before it runs a line.
const { serve } = await import('./serve.js');
await serve();
