import { readFileSync, writeFileSync } from 'node:fs';
import { listToolDefinitions } from '@app/mma';
import { renderToolDocs } from './render-tool-docs.js';

const SHAPES = 'libs/mma/src/tools/tool-data.ts';
const TARGET = 'docs/tools.md';

/** Writes the documentation of all tools and gives the file's name. */
export async function writeToolDocs(): Promise<string> {
  writeFileSync(TARGET, renderToolDocs(await listToolDefinitions(), readFileSync(SHAPES, 'utf8')));
  return TARGET;
}
