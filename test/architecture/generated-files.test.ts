import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderClientTypes } from '../../apps/cli/src/docs/client-types.js';
import { renderErrorDocs } from '../../apps/cli/src/docs/error-docs.js';
import { replaceEventTables } from '../../apps/cli/src/docs/event-docs.js';
import { renderSqlDocs } from '../../apps/cli/src/docs/sql-docs.js';
import { API_TYPES, renderApiTypes } from '../../scripts/lib/web-api-types.mjs';
import { buildOpenApiDocument } from '../support/openapi-document.js';

describe('generated files', () => {
  it.each([
    ['docs/errors.md', 'docs:errors', renderErrorDocs],
    ['docs/sql.md', 'docs:sql', renderSqlDocs],
    ['docs/realtime.md', 'docs:events', replaceEventTables],
    ['libs/client/src/protocol.ts', 'client:types', renderClientTypes],
  ])('%s is what `npm run %s` writes', (path, _command, render) => {
    const written = readFileSync(path, 'utf8');
    expect(written).toBe(render(written));
  });

  it('of the page describe the REST of this service (`npm run web:api`)', async () => {
    expect(readFileSync(API_TYPES, 'utf8')).toBe(await renderApiTypes(await buildOpenApiDocument()));
  });
});
