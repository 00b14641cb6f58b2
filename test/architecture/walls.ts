import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './source-files.js';

/** Which rooms may import which; `*` stands for all. A room is a folder, or a set of files with a name of its own. */
export interface Walls {
  /** The room of a file; undefined for a file that belongs to none. */
  roomOf(path: string): string | undefined;
  /** Rooms that every other room may import. */
  shared: readonly string[];
  /** Rooms that import no other, not even a shared one. */
  isolated: readonly string[];
  /** Room → the rooms that it may import besides itself and the shared ones. */
  mayImport: Record<string, readonly string[]>;
  /** Package (by prefix) → where it may be imported. */
  packages: { name: RegExp; onlyIn: RegExp }[];
}

export interface ImportStatement {
  from: string;
  /** As it is written. */
  specifier: string;
}

/** Every import, re-export and dynamic import of a file; those of types too. */
export function importsOf(file: SourceFile): ImportStatement[] {
  return ts
    .preProcessFile(file.text, true, true)
    .importedFiles.map(({ fileName }) => ({ from: file.path, specifier: fileName }));
}

/** The file of this repository that an import means; undefined for a package. */
export function resolveImport({ from, specifier }: ImportStatement): string | undefined {
  if (specifier.startsWith('.')) {
    return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
  }
  const [, library, folder] = /^@app\/([a-z-]+)(?:\/([a-z-]+))?$/.exec(specifier) ?? [];
  if (library === undefined) return undefined;
  return posix.join('libs', library, 'src', folder ?? '', 'index.ts');
}

/** One line for each import that crosses a wall. */
export function findCrossings(files: readonly SourceFile[], walls: Walls): string[] {
  return files.flatMap(importsOf).flatMap((statement) => {
    const target = resolveImport(statement);
    const crossing =
      target === undefined ? packageCrossing(statement, walls) : roomCrossing(statement, target, walls);
    return crossing === undefined ? [] : [`${statement.from} imports ${statement.specifier}: ${crossing}`];
  });
}

function packageCrossing({ from, specifier }: ImportStatement, walls: Walls): string | undefined {
  const rule = walls.packages.find(({ name }) => name.test(specifier));
  return rule === undefined || rule.onlyIn.test(from) ? undefined : `only ${rule.onlyIn.source} may`;
}

function roomCrossing(statement: ImportStatement, target: string, walls: Walls): string | undefined {
  const from = walls.roomOf(statement.from);
  const to = walls.roomOf(target);
  if (from === undefined || to === undefined)
    return `${from === undefined ? statement.from : target} has no room`;
  const allowed = allowedRooms(from, walls);
  if (allowed === undefined) return `${from} is a room that the walls do not know`;
  return from === to || allowed.includes('*') || allowed.includes(to)
    ? undefined
    : `${from} may not import ${to}`;
}

function allowedRooms(from: string, { shared, isolated, mayImport }: Walls): readonly string[] | undefined {
  if (isolated.includes(from)) return [];
  const own = mayImport[from];
  return own === undefined ? undefined : [...own, ...shared];
}

/** A circle of rooms such as `a → b → a`; undefined where there is none. */
export function findCycle(files: readonly SourceFile[], walls: Pick<Walls, 'roomOf'>): string | undefined {
  const graph = new Map<string, Set<string>>();
  for (const statement of files.flatMap(importsOf)) {
    const target = resolveImport(statement);
    const from = walls.roomOf(statement.from);
    const to = target === undefined ? undefined : walls.roomOf(target);
    if (from === undefined || to === undefined || from === to) continue;
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  const done = new Set<string>();
  const visit = (room: string, path: string[]): string | undefined => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room].join(' → ');
    if (done.has(room)) return undefined;
    for (const next of graph.get(room) ?? []) {
      const cycle = visit(next, [...path, room]);
      if (cycle !== undefined) return cycle;
    }
    done.add(room);
    return undefined;
  };
  for (const room of graph.keys()) {
    const cycle = visit(room, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
