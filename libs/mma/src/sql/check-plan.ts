import { isFields, listOf } from './parse-node.js';
import { SqlRefusedError } from './sql-refused.error.js';

/** In PostgreSQL's units: some seconds of work. */
const LARGEST_COST = 1_000_000;
/** Rows of a step, if their texts are joined. */
const MOST_ROWS_OF_TEXT = 500_000;

/**
 * A second check, of PostgreSQL's plan: it may read only tables of `mma`, through the views, and must not be too much
 * work.
 * @param plan of `EXPLAIN (VERBOSE, FORMAT JSON)`
 * @throws SqlRefusedError
 */
export function checkPlan(plan: unknown, { collectsText }: { collectsText: boolean }): void {
  const [root] = listOf(plan);
  const top = isFields(root) ? root['Plan'] : null;
  const cost = isFields(top) ? top['Total Cost'] : null;
  if (!isFields(top) || typeof cost !== 'number')
    throw new Error('PostgreSQL explained the statement differently.');
  const rows = checkNodes(top);
  if (cost > LARGEST_COST || (collectsText && rows > MOST_ROWS_OF_TEXT)) {
    throw new SqlRefusedError(
      'The query would take too long: join fewer rows, add a join condition, or aggregate before joining.',
    );
  }
}

/** @returns the rows of the largest step */
function checkNodes(node: Readonly<Record<string, unknown>>): number {
  const {
    'Relation Name': relation,
    Schema: schema,
    'Function Name': name,
    'Plan Rows': rows,
    Plans: plans,
  } = node;
  const isForeign = typeof relation === 'string' && schema !== 'mma';
  // The scorecards of bouts are rows of a function.
  const isUnknown = typeof name === 'string' && name !== 'generate_series' && name !== 'jsonb_to_recordset';
  if (isForeign || isUnknown) throw new SqlRefusedError('The query reads something else than the views.');
  const inside = listOf(plans).map((each) => (isFields(each) ? checkNodes(each) : 0));
  return Math.max(typeof rows === 'number' ? rows : 0, ...inside);
}
