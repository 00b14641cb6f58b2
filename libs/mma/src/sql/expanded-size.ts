import { AGGREGATES } from './allowed-functions.js';
import { fieldsOf, isFields, listOf, namesOf, unwrap, type Fields } from './parse-node.js';
import { SqlRefusedError } from './sql-refused.error.js';

/**
 * The planner replaces a column of a subquery by its expression, wherever it is used: ten levels of
 * `SELECT x + x AS x` become a thousand nodes, thirty levels exhaust the server's memory.
 */
const MOST_NODES = 200_000;
/** Some columns of the views are subqueries. */
const SIZE_OF_VIEW_COLUMN = 10;
const CLAUSES_OF_OWN = [
  'groupClause',
  'havingClause',
  'distinctClause',
  'limitCount',
  'limitOffset',
  'sortClause',
  'windowClause',
];

interface Size {
  /** Nodes after the expansion. */
  total: number;
  /** The same of the largest column, as the query around it sees it. */
  column: number;
}

type Widths = ReadonlyMap<string, number>;

/** @throws SqlRefusedError if the planner would expand the statement beyond {@link MOST_NODES} */
export function checkExpandedSize(select: Fields): void {
  if (sizeOfSelect(select, new Map(), 1).total > MOST_NODES) {
    throw new SqlRefusedError('The SQL is too complex: nest fewer subqueries.');
  }
}

function sizeOfSelect(select: Fields, known: Widths, outer: number): Size {
  let total = 1;
  const widths = new Map(known);
  const clause = select['withClause'];
  for (const each of listOf(isFields(clause) ? clause['ctes'] : null)) {
    const expression = fieldsOf(each, 'CommonTableExpr');
    const query = fieldsOf(expression?.['ctequery'], 'SelectStmt');
    if (expression === null || query === null) continue;
    const size = sizeOfSelect(query, widths, outer);
    total += size.total;
    widths.set(String(expression['ctename']), size.column);
  }
  const { larg, rarg } = select;
  if (isFields(larg) && isFields(rarg)) {
    const left = sizeOfSelect(larg, widths, outer);
    const right = sizeOfSelect(rarg, widths, outer);
    return {
      total: total + left.total + right.total,
      column: Math.max(left.column, right.column),
    };
  }
  const items = sizeOfItems(listOf(select['fromClause']), widths, outer);
  const width = Math.max(outer, items.column);
  const targets = listOf(select['targetList']).map((target) => sizeOf(target, widths, width));
  total += items.total + sum(targets);
  for (const [name, value] of Object.entries(select)) {
    if (name !== 'targetList' && name !== 'fromClause' && name !== 'withClause') {
      total += sizeOf(value, widths, width);
    }
  }
  const isOpaque =
    CLAUSES_OF_OWN.some((name) => name in select) ||
    hasAggregate(select['targetList']) ||
    clause !== undefined;
  return { total, column: isOpaque ? 1 : Math.max(1, ...targets) };
}

/** A lateral subquery sees the items before it. */
function sizeOfItems(items: readonly unknown[], widths: Widths, outer: number): Size {
  let total = 0;
  let column = 1;
  for (const item of items) {
    const size = sizeOfItem(item, widths, Math.max(outer, column));
    total += size.total;
    column = Math.max(column, size.column);
  }
  return { total, column };
}

/** An item of FROM. */
function sizeOfItem(item: unknown, widths: Widths, outer: number): Size {
  const node = unwrap(item);
  if (node === null) return { total: 1, column: 1 };
  const { kind, fields } = node;
  if (kind === 'RangeVar') {
    const name = String(fields['relname']);
    return { total: 1, column: widths.get(name) ?? SIZE_OF_VIEW_COLUMN };
  }
  if (kind === 'JoinExpr') {
    const { total, column } = sizeOfItems([fields['larg'], fields['rarg']], widths, outer);
    return { total: total + sizeOf(fields['quals'], widths, Math.max(column, outer)), column };
  }
  const query = kind === 'RangeSubselect' ? fieldsOf(fields['subquery'], 'SelectStmt') : null;
  return query === null
    ? { total: sizeOf(fields, widths, outer), column: 1 }
    : sizeOfSelect(query, widths, outer);
}

/** @param width of a column that it reads */
function sizeOf(value: unknown, widths: Widths, width: number): number {
  if (Array.isArray(value)) return sum(value.map((each) => sizeOf(each, widths, width)));
  if (!isFields(value)) return 0;
  const node = unwrap(value);
  if (node?.kind === 'ColumnRef') return width;
  if (node?.kind === 'SelectStmt') return sizeOfSelect(node.fields, widths, width).total;
  const inside = Object.values(value).map((each) => sizeOf(each, widths, width));
  return sum(inside) + (node === null ? 0 : 1);
}

function hasAggregate(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasAggregate);
  if (!isFields(value)) return false;
  const call = fieldsOf(value, 'FuncCall');
  if (call !== null) {
    const name = namesOf(call['funcname'])?.at(-1) ?? '';
    if (AGGREGATES.has(name) || 'over' in call) return true;
  }
  return fieldsOf(value, 'SelectStmt') === null && Object.values(value).some(hasAggregate);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
