import Sequencer from '@jest/test-sequencer';

/** Slow files, slowest first. `npm test` prints the ten slowest at its end. */
export const SLOW_FILES = [
  'test/integration/database-folder.test.ts',
  'test/e2e/oversized-replies.test.ts',
  'test/e2e/database-outage.test.ts',
  'test/e2e/realtime-node-end.test.ts',
  'test/integration/import-starter.test.ts',
  'test/e2e/realtime-chaos.test.ts',
  'test/e2e/answer-silence.test.ts',
  'test/e2e/answer-faults.test.ts',
  'test/e2e/realtime-floods.test.ts',
  'test/e2e/realtime-process-end.test.ts',
  'test/e2e/analyst-golden.test.ts',
  'test/e2e/rest-operations.test.ts',
  'test/e2e/rest-unfinished-requests.test.ts',
  'test/integration/import-real-data.test.ts',
  'test/e2e/realtime-nodes.test.ts',
  'test/e2e/rest-start.test.ts',
  'test/e2e/outage.test.ts',
  'test/e2e/usage-ledger.test.ts',
  'test/integration/derived-figures.test.ts',
];

/** Starts the slow files first, so that no worker ends with one; the others by size, as Jest does. */
export default class SlowestFirstSequencer extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = SLOW_FILES.findIndex((file) => path.endsWith(file));
      return index === -1 ? SLOW_FILES.length : index;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
