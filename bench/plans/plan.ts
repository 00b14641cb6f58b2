import { z } from 'zod';

/** The used fields of a node of `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)`. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Index Name'?: string | undefined;
  'Index Cond'?: string | undefined;
  'Subplan Name'?: string | undefined;
  'Actual Rows': number;
  'Actual Loops': number;
  /** Milliseconds per loop. */
  'Actual Total Time': number;
  'Rows Removed by Filter'?: number | undefined;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[] | undefined;
}

const node: z.ZodType<PlanNode> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  'Subplan Name': z.string().optional(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Actual Total Time': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  get Plans() {
    return z.array(node).optional();
  },
});

const explained = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: node, 'Planning Time': z.number() })]) }),
]);

export interface Plan {
  root: PlanNode;
  planningMilliseconds: number;
}

/**
 * Parses the result of EXPLAIN.
 * @throws ZodError if it has no plan
 */
export function parsePlan(rows: unknown): Plan {
  const [plan] = explained.parse(rows)[0]['QUERY PLAN'];
  return { root: plan.Plan, planningMilliseconds: plan['Planning Time'] };
}

/** A node and its table; a bitmap index scan belongs to the table above it. */
interface Read {
  node: PlanNode;
  table: string;
}

/**
 * Full reads of tables: sequential or of a whole index.
 * @param tables names without a schema
 */
export function findWholeReads({ root }: Plan, tables: readonly string[]): string[] {
  return listReads(root, null).flatMap(({ node, table }) => {
    if (!tables.includes(table)) return [];
    const index = node['Index Name'];
    if (node['Node Type'] === 'Seq Scan') return [`Seq Scan on ${table}`];
    const isWhole = index !== undefined && node['Index Cond'] === undefined;
    return isWhole ? [`whole index ${index} on ${table}`] : [];
  });
}

function listReads(node: PlanNode, above: string | null): Read[] {
  const table = node['Relation Name'] ?? above;
  const below = (node.Plans ?? []).flatMap((plan) => listReads(plan, tableBelow(node, table)));
  const reads = node['Node Type'] === 'Seq Scan' || node['Index Name'] !== undefined;
  return reads && table !== null ? [{ node, table }, ...below] : below;
}

/** Bitmap nodes pass their table to their children. */
const tableBelow = (node: PlanNode, table: string | null): string | null =>
  /^Bitmap|^BitmapOr|^BitmapAnd/.test(node['Node Type']) ? table : null;

/** One line per node: type, rows × loops, milliseconds, pages hit and read. */
export const renderPlan = ({ root, planningMilliseconds }: Plan): string =>
  `${renderNode(root, 0)}\nplanning ${planningMilliseconds.toFixed(2)} ms`;

function renderNode(node: PlanNode, depth: number): string {
  const loops = node['Actual Loops'];
  const what = [
    node['Subplan Name'] === undefined ? '' : `${node['Subplan Name']}: `,
    node['Node Type'],
    node['Index Name'] === undefined ? '' : ` using ${node['Index Name']}`,
    node['Relation Name'] === undefined ? '' : ` on ${node['Relation Name']}`,
  ].join('');
  const removed = node['Rows Removed by Filter'] ?? 0;
  const figures = [
    `rows ${node['Actual Rows']}${loops === 1 ? '' : ` × ${loops}`}`,
    ...(removed === 0 ? [] : [`${removed} filtered out`]),
    `${(node['Actual Total Time'] * loops).toFixed(2)} ms`,
    `pages ${node['Shared Hit Blocks']}+${node['Shared Read Blocks']}`,
    ...(node['Index Cond'] === undefined ? [] : [shorten(node['Index Cond'])]),
  ];
  const line = `${'  '.repeat(depth)}${what} (${figures.join(', ')})`;
  return [line, ...(node.Plans ?? []).map((plan) => renderNode(plan, depth + 1))].join('\n');
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
