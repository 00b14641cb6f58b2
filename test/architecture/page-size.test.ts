import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const BUILT = 'dist/web';
/** Of the scripts and styles of the first load, compressed with gzip, in bytes. */
const FIRST_LOAD = 200_000;
/** With the renderer of Markdown, which arrives while the reader types the first question. */
const WITH_MARKDOWN = 235_000;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

/** The files of a chunk and of what it imports at once. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`the manifest has no ${key}`);
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const other of chunk.imports ?? []) if (!seen.has(manifest[other]?.file ?? '')) filesOf(other, seen);
  return seen;
}

const sizeOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length, 0);

const find = (matches: (key: string, chunk: Chunk) => boolean): string => {
  const found = Object.entries(manifest).find(([key, chunk]) => matches(key, chunk));
  if (found === undefined) throw new Error('the manifest does not have the chunk');
  return found[0];
};

describe('the built page', () => {
  const entry = find((_key, { isEntry }) => isEntry === true);
  const markdown = find((key) => key.endsWith('render-markdown.tsx'));

  it('loads fast', () => {
    expect(sizeOf(filesOf(entry))).toBeLessThan(FIRST_LOAD);
    expect(sizeOf(new Set([...filesOf(entry), ...filesOf(markdown)]))).toBeLessThan(WITH_MARKDOWN);
  });

  it('loads charts only where there are some', () => {
    const charts = find((key) => key.endsWith('vega-chart.tsx'));
    const first = filesOf(entry);
    expect(first.has(manifest[charts]?.file ?? '')).toBe(false);
    expect([...first].some((file) => readFileSync(join(BUILT, file), 'utf8').includes('vega-lite'))).toBe(
      false,
    );
  });
});
