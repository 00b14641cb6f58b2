import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listToolDefinitions } from '@app/mma';
import { renderToolDocs } from '../../apps/cli/src/docs/tool-docs.js';

const ROOT = join(import.meta.dirname, '..', '..');

describe('docs/tools.md', () => {
  it('is what `npm run docs:tools` writes', async () => {
    const written = readFileSync(join(ROOT, 'docs', 'tools.md'), 'utf8');
    expect(written).toBe(renderToolDocs(await listToolDefinitions()));
  });
});
