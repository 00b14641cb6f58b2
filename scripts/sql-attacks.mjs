// npm run sql:attacks: attacks run_query on a database of its own on the server of TEST_DATABASE_URL, and prints a table.
// With the argument `all` on the complete UFC data, if it is there. Exits with 1 if an attack is neither denied nor bounded.
import { register } from 'node:module';

register('../test/support/typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');
const { createTestDatabase } = await import('../test/support/test-database.ts');
const { startTools } = await import('../test/support/start-tools.ts');
const { isRepelled, renderAttacks, runAttacks, snapshot } =
  await import('../test/support/run-sql-attacks.ts');

if (!process.env.TEST_DATABASE_URL) {
  console.error(
    'Set TEST_DATABASE_URL to a PostgreSQL server, e.g. postgres://postgres@127.0.0.1:5432/postgres.',
  );
  process.exit(2);
}
const data = process.argv[2] === 'all' ? 'all' : 'starter';
const database = await createTestDatabase({ data });
try {
  const tools = await startTools({ ...database.env, SQL_TOOL_ENABLED: 'true' });
  try {
    const before = await snapshot(database.env.DATABASE_URL);
    const outcomes = await runAttacks(tools);
    const isUnchanged = JSON.stringify(await snapshot(database.env.DATABASE_URL)) === JSON.stringify(before);
    console.log(renderAttacks(outcomes));
    console.log(
      isUnchanged
        ? 'Rows, relations, functions, roles, settings, large objects, locks and sessions are as before.'
        : 'SOMETHING HAS CHANGED',
    );
    process.exitCode = isUnchanged && outcomes.every(isRepelled) ? 0 : 1;
  } finally {
    await tools.close();
  }
} finally {
  await database.close();
}
