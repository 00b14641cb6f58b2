import { type CliCommand, UsageError } from '../command.js';

export const dataImportCommand: CliCommand = {
  name: 'data:import',
  usage: `[FOLDER or URL]
    FOLDER or URL  where the UFC CSV files lie (default: DATA_SOURCE_URL)`,
  description: 'imports UFC data from CSV files; the same files again change nothing',

  async run(args, config) {
    const [given, ...more] = args;
    if (more.length > 0) throw new UsageError('Only one folder or URL can be imported at a time.');
    const location = given ?? config.env.DATA_SOURCE_URL;
    if (location === undefined || location === '') {
      throw new UsageError('Name the folder or URL of the CSV files, or set DATA_SOURCE_URL.');
    }
    const { runImport } = await import('./run-import.js');
    return runImport(location, config);
  },
};
