import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareWithOracle } from '../support/random-queries.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const QUERIES = 5000;

let database: TestDatabase;
let tools: TestTools;

beforeAll(async () => {
  database = await createTestDatabase({ data: existsSync(ALL_DATA) ? 'all' : 'starter' });
  tools = await startTools(database.env);
}, 240_000);

afterAll(async () => {
  await tools.close();
  await database.close();
});

describe('query_bouts', () => {
  it(`answers ${QUERIES} random queries as loops over the bouts do`, async () => {
    const { differences } = await compareWithOracle(tools, QUERIES, 1);
    expect(differences).toEqual([]);
  }, 1_800_000);
});
