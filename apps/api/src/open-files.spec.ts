import { describe, expect, it } from '@jest/globals';
import {
  assertEnoughOpenFiles,
  LEAST_OPEN_FILES,
  readOpenFileLimit,
  TooFewOpenFilesError,
} from './open-files.js';

describe(assertEnoughOpenFiles.name, () => {
  it('refuses a limit under which the program cannot be loaded, and says what to do', () => {
    expect(() => assertEnoughOpenFiles(256)).toThrow(TooFewOpenFilesError);
    expect(() => assertEnoughOpenFiles(256)).toThrow(/256 .*ulimit -n/s);
  });

  it.each([[LEAST_OPEN_FILES], [1_000_000], [null]])('takes %s', (limit) => {
    expect(() => assertEnoughOpenFiles(limit)).not.toThrow();
  });

  it('reads the limit of this process', () => {
    const limit = readOpenFileLimit();
    expect(limit === null || limit > 0).toBe(true);
  });
});
