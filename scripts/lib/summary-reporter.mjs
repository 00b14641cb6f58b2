import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './project.mjs';

/** Jest reporter: writes counts, skipped tests and durations into the file JEST_SUMMARY_FILE. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const summary = {
      passed: results.numPassedTests,
      // A file that failed to load, or an interrupted run, counts as a failure.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites + (results.wasInterrupted ? 1 : 0),
      skipped: skippedByTitle(results.testResults),
      files: results.testResults
        .map(({ perfStats, testFilePath, displayName }) => ({
          ms: perfStats.runtime,
          name: `${relative(root, testFilePath)} (${displayName?.name})`,
        }))
        .sort((one, other) => other.ms - one.ms),
    };
    writeFileSync(process.env.JEST_SUMMARY_FILE, JSON.stringify(summary));
  }
}

/** Skipped tests by the title of their block, which has the reason. */
function skippedByTitle(testResults) {
  const counts = new Map();
  for (const { testResults: tests } of testResults) {
    for (const { status, ancestorTitles, title } of tests) {
      if (status !== 'pending' && status !== 'todo') continue;
      const block = [...ancestorTitles, title].find((part) => part.includes('(needs ')) ?? title;
      counts.set(block, (counts.get(block) ?? 0) + 1);
    }
  }
  return [...counts].map(([title, tests]) => ({ title, tests }));
}
