import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable, Optional } from '@nestjs/common';
import { parseAliases, type AliasEntry } from './alias-file.js';
import { foldText } from './fold-text.js';
import { HANGUL } from './hangul.js';
import { nearestForm } from './name-match.js';

const ALIAS_FILE = join('libs', 'mma', 'data', 'aliases.csv');

/** The alias file in memory, read once at start. */
@Injectable()
export class AliasCatalogue {
  readonly entries: readonly AliasEntry[];
  private readonly sources = new Map<string, string[]>();

  /** @param entries default: the alias file */
  constructor(@Optional() entries?: readonly AliasEntry[]) {
    this.entries = entries ?? parseAliases(readFileSync(findAliasFile(), 'utf8'));
    for (const { sourceName, latin, korean } of this.entries) {
      for (const name of [...latin, ...korean]) {
        const folded = foldText(name);
        this.sources.set(folded, [...(this.sources.get(folded) ?? []), sourceName]);
      }
    }
  }

  /** A copy without Korean spellings, to test names by sound. */
  withoutKorean(): AliasCatalogue {
    return new AliasCatalogue(this.entries.map((entry) => ({ ...entry, korean: [] })));
  }

  /** Source names whose Latin form has the fewest typing mistakes, two at most. */
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

  /** Source names for a folded name. */
  sourceNames(folded: string): string[] {
    return this.sources.get(folded) ?? [];
  }
}

/** Sources and build output have different depths below the folder that holds the file. */
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
