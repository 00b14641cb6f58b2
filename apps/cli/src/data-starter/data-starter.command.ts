import { type CliCommand, UsageError } from '../command.js';

export const dataStarterCommand: CliCommand = {
  name: 'data:starter',
  usage: `FOLDER or URL
    FOLDER or URL  where all UFC CSV files lie`,
  description: 'writes the data that comes with the program (for its developers)',

  async run(args) {
    const [location, ...more] = args;
    if (location === undefined || more.length > 0) throw new UsageError('Name one folder or URL.');
    const { runStarter } = await import('./run-starter.js');
    return runStarter(location);
  },
};
