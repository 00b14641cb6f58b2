import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from './child.mjs';
import { root } from './project.mjs';

/**
 * Runs Jest and counts.
 * @returns passed, failed and skipped tests; at least one failure when Jest itself ended badly.
 */
export async function runJest(args, environment = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'mma-savant-jest-'));
  const file = join(folder, 'counts.json');
  try {
    const code = await runToEnd(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
        `--maxWorkers=${Math.max(2, cpus().length - 1)}`,
        '--reporters=default',
        `--reporters=${join(root, 'scripts', 'lib', 'count-reporter.mjs')}`,
        ...args,
      ],
      { env: { ...environment, NODE_ENV: 'test', COUNT_REPORT_FILE: file } },
    );
    const counts = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0 };
    if (code !== 0 && counts.failed === 0) counts.failed = 1;
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
