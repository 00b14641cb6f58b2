import { parseArgs } from 'node:util';
import { type CliCommand, UsageError } from '../command.js';

const SHOWN_ROWS = 50;

export const dataReportCommand: CliCommand = {
  name: 'data:report',
  usage: `[options]
    --limit N  the most kept rows to list (default: ${SHOWN_ROWS})
    --json     print it all as JSON, the values of the rows too`,
  description: 'tells how far the data reaches, which rows are kept aside, and who cannot be told apart',

  async run(args, config) {
    const options = parse(args);
    const { runDataReport } = await import('./run-data-report.js');
    return runDataReport(options, config);
  },
};

function parse(args: readonly string[]): { limit: number; json: boolean } {
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
