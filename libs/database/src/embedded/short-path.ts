import { mkdtempSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Socket paths are limited to 104 bytes on macOS and 108 on Linux, including the terminating zero. */
const LONGEST_SOCKET_PATH = 103;
const LONGEST_FILE_NAME = 32;

export interface ShortPath {
  path: string;
  release(): void;
}

/** The folder's own path if it is short enough, else a symbolic link in the temporary folder. */
export function shortenPath(folder: string): ShortPath {
  const absolute = resolve(folder);
  if (Buffer.byteLength(absolute) + LONGEST_FILE_NAME <= LONGEST_SOCKET_PATH) {
    return { path: absolute, release: () => undefined };
  }
  const parent = mkdtempSync(join(tmpdir(), 'mma-'));
  const link = join(parent, 'd');
  symlinkSync(absolute, link, 'dir');
  return {
    path: link,
    release: () => {
      unlinkSync(link);
      rmdirSync(parent);
    },
  };
}
