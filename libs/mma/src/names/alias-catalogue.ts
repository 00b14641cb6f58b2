import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Optional } from '@nestjs/common';
import { parseAliases, type AliasEntry } from './alias-file.js';
import { foldText } from './fold-text.js';
import { HANGUL } from './hangul.js';
import { nearestForm } from './name-match.js';

const ALIAS_FILE = join('libs', 'mma', 'data', 'aliases.csv');

/** The alias file in memory. Read once at start; add a line to the file and restart to teach the service a name. */
@Injectable()
export class AliasCatalogue {
  readonly entries: readonly AliasEntry[];
  private readonly sources = new Map<string, string[]>();

  /** @param entries by default those of the alias file. */
  constructor(@Optional() entries?: readonly AliasEntry[]) {
    this.entries = entries ?? parseAliases(readFileSync(findAliasFile(), 'utf8'));
    for (const { sourceName, latin, korean } of this.entries) {
      for (const name of [...latin, ...korean]) {
        const folded = foldText(name);
        this.sources.set(folded, [...(this.sources.get(folded) ?? []), sourceName]);
      }
    }
  }

  /** The same people without their Korean spellings: what is left is how their names sound. */
  withoutKorean(): AliasCatalogue {
    return new AliasCatalogue(this.entries.map((entry) => ({ ...entry, korean: [] })));
  }

  /** Source names of those whose name in Latin letters is the fewest typing mistakes away, two at most. */
  misspeltSourceNames(folded: string): string[] {
    let fewest = Number.POSITIVE_INFINITY;
    let nearest: string[] = [];
    for (const [name, sourceNames] of this.sources) {
      if (HANGUL.test(name)) continue;
      const row = { name, nameFolded: name, nicknameFolded: null, aliasesFolded: [] };
      const form = nearestForm(folded, row);
      if (form === null || !form.whole || form.edits > fewest) continue;
      nearest = form.edits < fewest ? [...sourceNames] : [...nearest, ...sourceNames];
      fewest = form.edits;
    }
    return [...new Set(nearest)];
  }

  /** Source names of whom a folded name stands for. */
  sourceNames(folded: string): string[] {
    return this.sources.get(folded) ?? [];
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
