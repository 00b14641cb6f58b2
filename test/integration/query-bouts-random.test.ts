import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareWithOracle, type RandomQueries } from '../support/random-queries.js';
import { startTools, type TestTools } from '../support/start-tools.js';
import { ALL_DATA, createTestDatabase, type TestDatabase } from '../support/test-database.js';

const QUERIES = 150;

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
    const { answered, found, differences }: RandomQueries = await compareWithOracle(
      tools,
      QUERIES,
      20_260_801,
    );
    expect(differences).toEqual([]);
    // Most are answerable, and enough of them find something.
    expect(answered).toBeGreaterThan(QUERIES * 0.75);
    expect(found).toBeGreaterThan(QUERIES * 0.35);
  }, 240_000);
});
