/** Slow files on PostgreSQL, slowest first. `npm test` prints the ten slowest at its end. */
export const SLOW_FILES = [
  'test/faults/database-folder.test.ts',
  'test/faults/oversized-replies.test.ts',
  'test/browser/continuity.test.ts',
  'test/browser/chat.test.ts',
  'test/faults/database-outage.test.ts',
  'test/browser/rendering.test.ts',
  'test/browser/sign-in.test.ts',
  'test/faults/realtime-node-end.test.ts',
  'test/integration/import-starter.test.ts',
  'test/faults/realtime-chaos.test.ts',
  'test/faults/answer-silence.test.ts',
  'test/faults/answer-faults.test.ts',
  'test/faults/realtime-floods.test.ts',
  'test/faults/realtime-process-end.test.ts',
  'test/e2e/realtime-nodes.test.ts',
  'test/faults/rest-unfinished-requests.test.ts',
  'test/faults/rest-start.test.ts',
  'test/faults/outage.test.ts',
];

/**
 * Files that take more than 15 seconds each on the embedded engine, because they import or compare much data or start
 * many services. Without PostgreSQL only `npm run test:all` executes them; what is special about the embedded engine
 * is tested by others.
 */
export const SLOW_ON_EMBEDDED = [
  'test/e2e/analyst-golden.test.ts',
  'test/e2e/data-sync.test.ts',
  'test/integration/tool-ratings.test.ts',
  'test/integration/import-real-data.test.ts',
  'test/e2e/compatible-servers.test.ts',
  'test/e2e/rest-limits.test.ts',
  'test/integration/derived-figures.test.ts',
  'test/e2e/usage-ledger.test.ts',
  'test/e2e/rest-operations.test.ts',
  'test/e2e/readings.test.ts',
  'test/e2e/analyst-upcoming.test.ts',
  'test/e2e/mcp-stdio.test.ts',
  'test/integration/query-bouts-random.test.ts',
  'test/e2e/provider-check.test.ts',
  'test/integration/data-sync.test.ts',
  'test/e2e/evaluation.test.ts',
  'test/e2e/refresh-tokens.test.ts',
  'test/integration/query-bouts.test.ts',
  'test/e2e/analyst-estimates.test.ts',
  'test/integration/title-reigns.test.ts',
  'test/e2e/account-export.test.ts',
  'test/integration/import-people.test.ts',
];
