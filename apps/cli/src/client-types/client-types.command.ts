import { writeFileSync } from 'node:fs';
import type { CliCommand } from '../command.js';

const TARGET = 'libs/client/src/protocol.ts';

export const clientTypesCommand: CliCommand = {
  name: 'client:types',
  usage: '',
  description: "writes the client's types from the schemas of the chat protocol",
  async run() {
    const { renderClientTypes } = await import('./render-client-types.js');
    writeFileSync(TARGET, renderClientTypes());
    process.stderr.write(`Wrote ${TARGET}.\n`);
    return 0;
  },
};
