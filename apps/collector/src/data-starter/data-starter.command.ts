import { type CollectorCommand, UsageError } from '../command.js';

export const dataStarterCommand: CollectorCommand = {
  name: 'data:starter',
  usage: `FOLDER or URL
    FOLDER or URL  where all UFC CSV files lie`,
  description: 'writes the data that comes with the program (for its developers)',

  async run(args) {
    const [location, ...more] = args;
    if (location === undefined || more.length > 0) throw new UsageError('Name one folder or URL.');
    const { ImportFailedError, StarterListError, writeStarterData } = await import('@app/data-collection');
    try {
      const { file, bytes, careers, bouts } = await writeStarterData(location);
      process.stdout.write(`${file}: ${careers} careers, ${bouts} bouts, ${bytes} bytes\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof ImportFailedError) && !(error instanceof StarterListError)) throw error;
      process.stderr.write(`The starter data was not written: ${error.message}\n`);
      return 1;
    }
  },
};
