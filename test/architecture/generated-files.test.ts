import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderClientTypes } from '../../apps/cli/src/docs/client-types.js';
import { renderErrorDocs } from '../../apps/cli/src/docs/error-docs.js';

describe('generated files', () => {
  it.each([
    ['docs/errors.md', 'docs:errors', renderErrorDocs],
    ['libs/client/src/protocol.ts', 'client:types', renderClientTypes],
  ])('%s is what `npm run %s` writes', (path, _command, render) => {
    expect(readFileSync(path, 'utf8')).toBe(render());
  });
});
