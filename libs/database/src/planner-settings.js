// @ts-check
// Plain JavaScript: also loaded by the embedded engine's thread (see embedded/engine-worker.js).

/**
 * Planner settings of every connection. The data fits into memory, so random reads cost little more than sequential
 * ones; JIT compilation takes longer than our queries; and long joins are written in execution order: planning seven
 * tables in every order takes ten times as long as the join.
 */
export const PLANNER_SETTINGS = ['random_page_cost=1.1', 'jit=off', 'join_collapse_limit=4'];
