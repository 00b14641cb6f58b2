// Tests that start processes run the build, as users do.
import { ensureBuilt } from '../../scripts/lib/build.mjs';

export default ensureBuilt;
