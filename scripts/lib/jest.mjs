import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from './child.mjs';
import { root } from './project.mjs';

/** Many tests wait for time-outs and other processes: three workers use two processors fully. */
const WORKERS = Math.max(3, cpus().length - 1);

/**
 * @returns passed and failed tests (at least one failure if Jest itself failed), skipped tests by reason, and the
 * files, slowest first
 */
export async function runJest(args, environment = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'mma-savant-jest-'));
  const file = join(folder, 'summary.json');
  try {
    const code = await runToEnd(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
        `--maxWorkers=${WORKERS}`,
        // A worker that has loaded many files becomes slow.
        '--workerIdleMemoryLimit=1GB',
        '--reporters=default',
        `--reporters=${join(root, 'scripts', 'lib', 'summary-reporter.mjs')}`,
        ...args,
      ],
      { env: { ...environment, NODE_ENV: 'test', JEST_SUMMARY_FILE: file } },
    );
    const summary = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0, skipped: [], files: [] };
    if (code !== 0 && summary.failed === 0) summary.failed = 1;
    return summary;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
