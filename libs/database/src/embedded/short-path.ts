import { mkdtempSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Socket paths are limited to 104 bytes on macOS and 108 on Linux, including the terminating zero. */
const MAX_SOCKET_PATH_LENGTH = 103;
const MAX_FILE_NAME_LENGTH = 32;

export interface ShortPath {
  path: string;
  release(): void;
}

/** The folder's path if it is short enough, else a symbolic link in the temporary folder. */
export function shortenPath(folder: string): ShortPath {
  const absolute = resolve(folder);
  if (Buffer.byteLength(absolute) + MAX_FILE_NAME_LENGTH <= MAX_SOCKET_PATH_LENGTH) {
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
