import { commandText } from '@app/common';
import type { AppConfig } from '@app/config';
import { DatasetRepository, listToolDefinitions, ToolRegistry } from '@app/mma';
import { inContext, reasonOf, ToolModule, untilInterrupted } from '../nest-context.js';

const FAILED = 1;

export async function printTools(): Promise<number> {
  const definitions = await listToolDefinitions();
  const width = Math.max(...definitions.map(({ name }) => name.length));
  const lines = definitions.map(({ name, description }) => `${name.padEnd(width)}  ${description}`);
  process.stdout.write(`${lines.join('\n')}\n\nInputs and outputs: docs/tools.md\n`);
  return 0;
}

/** Calls a tool and prints its result or its error; the exit code is 1 for an error. */
export async function runTool(name: string, args: unknown, config: AppConfig): Promise<number> {
  try {
    return await untilInterrupted((signal) =>
      inContext(
        ToolModule.forRoot(config),
        async (context) => {
          const outcome = await context.get(ToolRegistry).call(name, args, signal);
          process.stdout.write(`${JSON.stringify(outcome.result, null, 2)}\n`);
          if ((await context.get(DatasetRepository).readState(signal)) === null) {
            process.stderr.write(
              'There is no sports data yet. The start of the service loads the starter data; ' +
                `\`${commandText('data:import', '<folder or URL>')}\` imports all of it.\n`,
            );
          }
          return outcome.ok ? 0 : FAILED;
        },
        { logsStart: false },
      ),
    );
  } catch (error) {
    process.stderr.write(`The tool could not be called: ${reasonOf(error)}\n`);
    return FAILED;
  }
}
