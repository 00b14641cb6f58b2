import { readFileSync, writeFileSync } from 'node:fs';
import { listToolDefinitions } from '@app/mma';
import { renderToolDocs } from './render-tool-docs.js';

const SHAPES = 'libs/mma/src/domain/tool-data.ts';
const TARGET = 'docs/tools.md';

/** Writes the page anew, in the folder that the command was given in. */
export async function writeToolDocs(): Promise<number> {
  writeFileSync(TARGET, renderToolDocs(await listToolDefinitions(), readFileSync(SHAPES, 'utf8')));
  process.stderr.write(`Wrote ${TARGET}.\n`);
  return 0;
}
