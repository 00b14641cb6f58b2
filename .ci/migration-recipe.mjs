// Follows the README's recipe for a new column in this clone: a property of an entity, `npm run migration:generate`.
// Before and after it there is nothing to generate. Restores the clone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const ENTITY = 'libs/mma/src/entities/fighter.entity.ts';
const INDEX = 'libs/database/src/migrations/index.ts';
const COLUMN = `
  @Column({ type: 'varchar', length: 60, name: 'nationality', nullable: true })
  nationality!: string | null;
}
`;

const run = (...args) => execFileSync('npm', ['run', '--silent', ...args], { encoding: 'utf8' });
const generate = () => run('migration:generate', '--', 'add-nationality');
const NOTHING = /^Nothing to generate/m;

assert.match(generate(), NOTHING);
const before = [ENTITY, INDEX].map((file) => [file, readFileSync(file, 'utf8')]);
let migration;
try {
  writeFileSync(ENTITY, readFileSync(ENTITY, 'utf8').replace(/\n\}\n$/, `\n${COLUMN}`));
  const output = generate();
  migration = /Written: (\S+add-nationality\.ts)/.exec(output)?.[1];
  assert.ok(migration, output);
  console.log(readFileSync(migration, 'utf8'));
  execFileSync('npx', ['prettier', '--check', migration, INDEX], { stdio: 'inherit' });
  // Up, down and up with the new migration; then the entities need no further one.
  assert.match(run('migrations:check'), /The migrations match the entities/);
} finally {
  for (const [file, text] of before) writeFileSync(file, text);
  if (migration !== undefined) rmSync(migration);
}
console.log("the README's recipe works");
