import Sequencer from '@jest/test-sequencer';

/** Slow files, slowest first. `npm test` prints the ten slowest at its end. */
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
  'test/e2e/analyst-golden.test.ts',
  'test/e2e/rest-operations.test.ts',
  'test/faults/rest-unfinished-requests.test.ts',
  'test/integration/import-real-data.test.ts',
  'test/e2e/realtime-nodes.test.ts',
  'test/faults/rest-start.test.ts',
  'test/faults/outage.test.ts',
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
