import { readFileSync, writeFileSync } from 'node:fs';
import type { CliCommand } from '../command.js';

const TARGET = 'docs/realtime.md';

export const eventDocsCommand: CliCommand = {
  name: 'docs:events',
  usage: '',
  description: 'writes the tables of events in docs/realtime.md',
  async run() {
    const { replaceEventTables } = await import('./render-event-tables.js');
    writeFileSync(TARGET, replaceEventTables(readFileSync(TARGET, 'utf8')));
    process.stderr.write(`Wrote the tables of ${TARGET}.\n`);
    return 0;
  },
};
