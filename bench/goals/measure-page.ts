import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { oneDecimal } from '../realtime/report/formats.js';
import { type Measured, SERVICE } from '../realtime/report/arm-table.js';

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'web');

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

/** The size of what the page loads before it shows anything. */
export async function measurePage(): Promise<Measured[]> {
  const manifest = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const other of chunk.imports ?? []) add(other);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry === true) add(key);
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(BUILT, file)), { level: 9 }).length);
  const kibibytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  const samples = [{ arm: SERVICE, figures: { KiB: kibibytes } }];
  return [
    {
      id: 'page',
      title: 'First load of the page, compressed',
      samples,
      formats: { KiB: oneDecimal },
      referenceOf: () => SERVICE,
    },
  ];
}
