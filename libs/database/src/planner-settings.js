// @ts-check
// Plain JavaScript, because the embedded engine's thread loads it too (see embedded/engine-worker.js).

/**
 * What every connection tells PostgreSQL's planner: the data fits into memory, so a read out of order costs hardly more
 * than one in order; and compiling a query takes longer than any query of ours runs.
 */
export const PLANNER_SETTINGS = ['random_page_cost=1.1', 'jit=off'];
