import Sequencer from '@jest/test-sequencer';
import { SLOW_FILES, SLOW_ON_EMBEDDED } from './slow-files.mjs';

const SLOWEST_FIRST = [...SLOW_FILES, ...SLOW_ON_EMBEDDED];

/** Starts the slow files first, so that no worker ends with one; the others by size, as Jest does. */
export default class SlowestFirstSequencer extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = SLOWEST_FIRST.findIndex((file) => path.endsWith(file));
      return index === -1 ? SLOWEST_FIRST.length : index;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
