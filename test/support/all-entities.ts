import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';

const ROOT = join(import.meta.dirname, '..', '..');

export async function loadAllEntities(): Promise<(new () => object)[]> {
  for (const folder of ['apps', 'libs']) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.entity.ts')) await import(pathToFileURL(join(ROOT, folder, file)).href);
    }
  }
  const targets = getMetadataArgsStorage().tables.map((table) => table.target);
  return targets.filter((target): target is new () => object => typeof target === 'function');
}
