import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.js';

const SHOWN_ROWS = 50;

export const dataImportCommand: CliCommand = {
  name: 'data:import',
  usage: `[FOLDER or URL]
    FOLDER or URL  location of the UFC CSV files (default: DATA_SOURCE_URL)`,
  description: 'imports UFC data from CSV files; importing the same files again changes nothing',

  async run(args, config) {
    const [given, ...more] = args;
    if (more.length > 0) throw new UsageError('Only one folder or URL can be imported at a time.');
    if (given === '') throw new UsageError('Name the folder or URL of the CSV files.');
    const { runImport } = await import('./run-data-commands.js');
    return runImport(given ?? config.env.DATA_SOURCE_URL, config);
  },
};

export const dataSyncCommand: CliCommand = {
  name: 'data:sync',
  usage: '',
  description: 'imports the UFC data of DATA_SOURCE_URL if it has changed',

  async run(args, config) {
    if (args.length > 0)
      throw new UsageError('This command takes no arguments. Set DATA_SOURCE_URL instead.');
    const { runSync } = await import('./run-data-commands.js');
    return runSync(config);
  },
};

export const dataVerifyCommand: CliCommand = {
  name: 'data:verify',
  usage: '',
  description: 'recomputes every derived figure from the bouts and prints differences',

  async run(args, config) {
    if (args.length > 0) throw new UsageError('This command takes no arguments.');
    const { runVerify } = await import('./run-data-commands.js');
    return runVerify(config);
  },
};

export const dataBacktestCommand: CliCommand = {
  name: 'data:backtest',
  usage: `[--json]
    --json  print everything as JSON`,
  description:
    'estimates every bout since 2015 by the bouts before its year, and measures how good the estimates are',

  async run(args, config) {
    const { json } = parseOptions(() =>
      parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }),
    );
    const { runBacktest } = await import('./run-data-commands.js');
    return runBacktest({ json }, config);
  },
};

export const dataReportCommand: CliCommand = {
  name: 'data:report',
  usage: `[options]
    --limit N  maximum number of quarantined rows to list (default: ${SHOWN_ROWS})
    --json     print everything as JSON, including the values of the rows`,
  description: 'shows the coverage of the data, quarantined rows, ambiguous fighters and the last imports',

  async run(args, config) {
    const options = parseReportOptions(args);
    const { runDataReport } = await import('./run-data-commands.js');
    return runDataReport(options, config);
  },
};

/** @throws UsageError with the parser's message */
function parseOptions<Values>(parse: () => { values: Values }): Values {
  try {
    return parse().values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseReportOptions(args: readonly string[]): { limit: number; json: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        limit: { type: 'string', default: String(SHOWN_ROWS) },
        json: { type: 'boolean', default: false },
      },
    });
    if (!/^\d{1,7}$/.test(values.limit)) throw new Error('--limit needs a number from 0 to 9999999.');
    return { limit: Number(values.limit), json: values.json };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export const dataStarterCommand: CliCommand = {
  name: 'data:starter',
  usage: `FOLDER or URL
    FOLDER or URL  location of all UFC CSV files`,
  description: 'writes the starter data that is shipped with the program (for developers)',

  async run(args) {
    const [location, ...more] = args;
    if (location === undefined || more.length > 0) throw new UsageError('Name one folder or URL.');
    const { runStarter } = await import('./run-data-commands.js');
    return runStarter(location);
  },
};

const ONLY_DIGITS = /^\d+$/;

export const namesReportCommand: CliCommand = {
  name: 'data:names-report',
  usage: `[FILE] [--mistakes N] [--seed N]
    FILE        CSV of Korean spellings, with the columns name_en, name_ko, alt_ko (default: the alias file)
    --mistakes  typing mistakes generated per name (default: 4)
    --seed      seed of the mistakes; the same seed generates the same ones (default: 1)`,
  description: 'measures how well names are found in the current data; fails if a target is missed',

  async run(args, config) {
    const options = parseNamesOptions(args);
    const { runNamesReport } = await import('../names-report/run-names-report.js');
    return runNamesReport(options, config);
  },
};

function parseNamesOptions(args: readonly string[]): { file: string | null; mistakes: number; seed: number } {
  const options = { file: null as string | null, mistakes: 4, seed: 1 };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--mistakes' || arg === '--seed') {
      index += 1;
      const value = args[index] ?? '';
      if (!ONLY_DIGITS.test(value)) throw new UsageError(`${arg} needs a number.`);
      options[arg === '--seed' ? 'seed' : 'mistakes'] = Number(value);
    } else if (arg.startsWith('-')) {
      throw new UsageError(`Unknown option ${arg}.`);
    } else if (options.file === null) {
      options.file = arg;
    } else {
      throw new UsageError('Only one file of spellings can be read at a time.');
    }
  }
  return options;
}
