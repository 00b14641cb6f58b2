import { listToolDefinitions } from '@app/mma';

/** Lists the tools with their descriptions on standard output. */
export async function printTools(): Promise<number> {
  const definitions = await listToolDefinitions();
  const width = Math.max(...definitions.map(({ name }) => name.length));
  const lines = definitions.map(({ name, description }) => `${name.padEnd(width)}  ${description}`);
  process.stdout.write(`${lines.join('\n')}\n\nWhat each takes and gives: docs/tools.md\n`);
  return 0;
}
