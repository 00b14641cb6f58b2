// npm run web:api: generates the types of the page's REST client from the OpenAPI document.
import { writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode, root, say } from './lib/project.mjs';

requireNode();
process.chdir(root);
await ensureInstalled();
register('../test/support/typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');
const { buildOpenApiDocument } = await import('../test/support/openapi-document.ts');
const { API_TYPES, renderApiTypes } = await import('./lib/web-api-types.mjs');

writeFileSync(API_TYPES, await renderApiTypes(await buildOpenApiDocument()));
say(`Wrote ${API_TYPES}.`);
