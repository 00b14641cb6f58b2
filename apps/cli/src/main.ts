import { basename } from 'node:path';
import { ExplainedError, setCommandLine } from '@app/common';
import { InvalidEnvironmentError, loadProcessConfig } from '@app/config';
import { UsageError } from './command.js';
import { COMMANDS, findCommand } from './commands.js';
import { renderCommandList, renderUsage } from './help.js';

const USAGE_EXIT_CODE = 2;

async function run(name: string | undefined, args: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(renderCommandList(COMMANDS));
    return name === undefined ? USAGE_EXIT_CODE : 0;
  }
  const command = findCommand(name);
  if (command === undefined) {
    process.stderr.write(`Unknown command ${JSON.stringify(name)}.\n\n${renderCommandList(COMMANDS)}`);
    return USAGE_EXIT_CODE;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(renderUsage(command));
    return 0;
  }
  try {
    return await command.run(args, loadProcessConfig());
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${renderUsage(command)}`);
      return USAGE_EXIT_CODE;
    }
    if (error instanceof InvalidEnvironmentError) {
      process.stderr.write(`${error.message}\n`);
      return USAGE_EXIT_CODE;
    }
    if (error instanceof ExplainedError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

// A closed pipe (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// npm's scripts start this file through scripts/run.mjs.
setCommandLine(basename(process.argv[1] ?? '') === 'run.mjs' ? 'npm' : 'program');
const [name, ...args] = process.argv.slice(2);
process.exitCode = await run(name, args);
