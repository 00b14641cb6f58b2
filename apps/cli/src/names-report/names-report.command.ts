import { type CliCommand, UsageError } from '../command.js';

const ONLY_NUMBERS = /^\d+$/;

export const namesReportCommand: CliCommand = {
  name: 'data:names-report',
  usage: `[FILE] [--mistakes N] [--seed N]
    FILE        CSV of Korean spellings, with the columns name_en, name_ko, alt_ko (default: the alias file)
    --mistakes  typing mistakes made in each name (default: 4)
    --seed      of the mistakes; the same seed makes the same ones (default: 1)`,
  description:
    'measures on the data that is there how well names are found, and fails where a target is missed',

  async run(args, config) {
    const { file, mistakes, seed } = parseArguments(args);
    const { runNamesReport } = await import('./run-names-report.js');
    return runNamesReport({ file, mistakes, seed }, config);
  },
};

function parseArguments(args: readonly string[]): { file: string | null; mistakes: number; seed: number } {
  const options = { file: null as string | null, mistakes: 4, seed: 1 };
  for (let place = 0; place < args.length; place += 1) {
    const arg = args[place] ?? '';
    if (arg === '--mistakes' || arg === '--seed') {
      place += 1;
      const value = args[place] ?? '';
      if (!ONLY_NUMBERS.test(value)) throw new UsageError(`${arg} wants a number.`);
      options[arg === '--seed' ? 'seed' : 'mistakes'] = Number(value);
    } else if (arg.startsWith('-')) {
      throw new UsageError(`There is no option ${arg}.`);
    } else if (options.file === null) {
      options.file = arg;
    } else {
      throw new UsageError('Only one file of spellings can be read at a time.');
    }
  }
  return options;
}
