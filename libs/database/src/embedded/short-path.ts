import { mkdtempSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A socket's path may have 104 bytes on macOS and 108 on Linux, the closing zero included. */
const LONGEST_SOCKET_PATH = 103;
/** Room for the longest file name that is put into such a folder, and its separator. */
const LONGEST_FILE_NAME = 32;

/** A folder under a name that is short enough for socket files in it. */
export interface ShortPath {
  path: string;
  /** Forgets the short name; the folder stays. */
  release(): void;
}

/** The folder itself where its path is short enough, else a link to it in the system's temporary folder. */
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
