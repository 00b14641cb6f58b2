import { readFileSync, writeFileSync } from 'node:fs';
import type { CollectorCommand } from '../command.js';

const SHAPES = 'libs/mma/src/tools/tool-data.ts';
const TARGET = 'docs/tools.md';

export const toolDocsCommand: CollectorCommand = {
  name: 'docs:tools',
  usage: '',
  description: 'writes docs/tools.md from the definitions of the tools',
  async run() {
    const { listToolDefinitions } = await import('@app/mma');
    const { renderToolDocs } = await import('./render-tool-docs.js');
    writeFileSync(TARGET, renderToolDocs(await listToolDefinitions(), readFileSync(SHAPES, 'utf8')));
    process.stderr.write(`Wrote ${TARGET}.\n`);
    return 0;
  },
};
