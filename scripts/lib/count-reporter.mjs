import { writeFileSync } from 'node:fs';

/** Jest reporter: writes how many tests passed, failed and were skipped into the file COUNT_REPORT_FILE. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const counts = {
      passed: results.numPassedTests,
      // A file that could not be loaded, or an interrupted run, counts as a failure.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites + (results.wasInterrupted ? 1 : 0),
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(process.env.COUNT_REPORT_FILE, JSON.stringify(counts));
  }
}
