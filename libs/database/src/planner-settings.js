// @ts-check
// Plain JavaScript, because the embedded engine's thread loads it too (see embedded/engine-worker.js).

/**
 * What every connection tells PostgreSQL's planner. The data fits into memory, so a read out of order costs hardly more
 * than one in order; compiling a query takes longer than any query of ours runs; and longer joins are written in the
 * order in which they are to be made: trying every other order of seven tables takes ten times as long as the join.
 */
export const PLANNER_SETTINGS = ['random_page_cost=1.1', 'jit=off', 'join_collapse_limit=4'];
