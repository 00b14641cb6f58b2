import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  path: string;
  text: string;
}

/** What `client:build` made. */
const BUILT = /(^|[\\/])dist[\\/]/;

/** Every source file below some folders of the repository, tests left out. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|js)$/.test(name) && !name.endsWith('.spec.ts') && !BUILT.test(name))
      .sort()
      .map((name) => join(folder, name))
      .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(path, 'utf8') })),
  );
}
