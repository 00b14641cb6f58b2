import { writeFileSync } from 'node:fs';
import type { CliCommand } from '../command.js';

const TARGET = 'docs/errors.md';

export const errorDocsCommand: CliCommand = {
  name: 'docs:errors',
  usage: '',
  description: 'writes docs/errors.md from the table of error codes',
  async run() {
    const { renderErrorDocs } = await import('./render-error-docs.js');
    writeFileSync(TARGET, renderErrorDocs());
    process.stderr.write(`Wrote ${TARGET}.\n`);
    return 0;
  },
};
