import { writeFileSync } from 'node:fs';
import { listToolDefinitions } from '@app/mma';
import { renderToolDocs } from './render-tool-docs.js';

const TARGET = 'docs/tools.md';

/** Writes the page anew, in the folder that the command was given in. */
export async function writeToolDocs(): Promise<number> {
  writeFileSync(TARGET, renderToolDocs(await listToolDefinitions()));
  process.stderr.write(`Wrote ${TARGET}.\n`);
  return 0;
}
