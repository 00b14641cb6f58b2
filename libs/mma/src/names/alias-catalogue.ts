import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { parseAliases, type AliasEntry } from './alias-file.js';
import { foldText } from './fold-text.js';

const ALIAS_FILE = join('libs', 'mma', 'data', 'aliases.csv');

/** The alias file in memory. Read once at start; add a line to the file and restart to teach the service a name. */
@Injectable()
export class AliasCatalogue {
  readonly entries: readonly AliasEntry[];
  private readonly latin = new Map<string, string[]>();

  constructor() {
    this.entries = parseAliases(readFileSync(findAliasFile(), 'utf8'));
    for (const { sourceName, latin } of this.entries) {
      for (const name of latin) {
        const folded = foldText(name);
        this.latin.set(folded, [...(this.latin.get(folded) ?? []), sourceName]);
      }
    }
  }

  /** Source names of whom a folded name in Latin letters stands for. */
  sourceNames(folded: string): string[] {
    return this.latin.get(folded) ?? [];
  }
}

/** The sources and the built program lie at different depths below the folder that holds the file. */
function findAliasFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, ALIAS_FILE);
    if (existsSync(file)) return file;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`The alias file ${ALIAS_FILE} is missing from the installation.`);
    folder = parent;
  }
}
