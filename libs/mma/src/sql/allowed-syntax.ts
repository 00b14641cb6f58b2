/** `value`: no node inside. `node`: one node. `nodes`: a list of nodes. Otherwise the kind of an unwrapped node. */
type FieldRule =
  'value' | 'node' | 'nodes' | 'SelectStmt' | 'WithClause' | 'WindowDef' | 'TypeName' | 'Alias';

/** Kinds of nodes of a parse tree, each with its fields. */
export type Syntax = Readonly<Record<string, Readonly<Record<string, FieldRule>>>>;

const AT = { location: 'value' } as const;

/** Everything else in a parse tree is refused, also fields of future versions of PostgreSQL. */
export const ALLOWED_SYNTAX: Syntax = {
  SelectStmt: {
    distinctClause: 'nodes',
    targetList: 'nodes',
    fromClause: 'nodes',
    whereClause: 'node',
    groupClause: 'nodes',
    groupDistinct: 'value',
    havingClause: 'node',
    windowClause: 'nodes',
    valuesLists: 'nodes',
    sortClause: 'nodes',
    limitOffset: 'node',
    limitCount: 'node',
    limitOption: 'value',
    withClause: 'WithClause',
    op: 'value',
    all: 'value',
    larg: 'SelectStmt',
    rarg: 'SelectStmt',
  },
  WithClause: { ctes: 'nodes', recursive: 'value', ...AT },
  CommonTableExpr: {
    ctename: 'value',
    aliascolnames: 'nodes',
    ctematerialized: 'value',
    ctequery: 'node',
    ...AT,
  },
  ResTarget: { name: 'value', val: 'node', ...AT },
  RangeVar: {
    catalogname: 'value',
    schemaname: 'value',
    relname: 'value',
    inh: 'value',
    relpersistence: 'value',
    alias: 'Alias',
    ...AT,
  },
  RangeSubselect: { lateral: 'value', subquery: 'node', alias: 'Alias' },
  RangeFunction: { functions: 'nodes', alias: 'Alias', ordinality: 'value' },
  JoinExpr: {
    jointype: 'value',
    isNatural: 'value',
    larg: 'node',
    rarg: 'node',
    usingClause: 'nodes',
    quals: 'node',
    alias: 'Alias',
    join_using_alias: 'Alias',
  },
  Alias: { aliasname: 'value', colnames: 'nodes' },
  ColumnRef: { fields: 'nodes', ...AT },
  String: { sval: 'value' },
  A_Star: {},
  A_Const: { ival: 'value', fval: 'value', boolval: 'value', sval: 'value', isnull: 'value', ...AT },
  A_Expr: {
    kind: 'value',
    name: 'nodes',
    lexpr: 'node',
    rexpr: 'node',
    rexpr_list_start: 'value',
    rexpr_list_end: 'value',
    ...AT,
  },
  A_ArrayExpr: { elements: 'nodes', list_start: 'value', list_end: 'value', ...AT },
  BoolExpr: { boolop: 'value', args: 'nodes', ...AT },
  NullTest: { arg: 'node', nulltesttype: 'value', argisrow: 'value', ...AT },
  BooleanTest: { arg: 'node', booltesttype: 'value', ...AT },
  CaseExpr: { arg: 'node', args: 'nodes', defresult: 'node', ...AT },
  CaseWhen: { expr: 'node', result: 'node', ...AT },
  CoalesceExpr: { args: 'nodes', ...AT },
  MinMaxExpr: { op: 'value', args: 'nodes', ...AT },
  SubLink: { subLinkType: 'value', testexpr: 'node', operName: 'nodes', subselect: 'node', ...AT },
  List: { items: 'nodes' },
  RowExpr: { args: 'nodes', row_format: 'value', ...AT },
  FuncCall: {
    funcname: 'nodes',
    args: 'nodes',
    agg_order: 'nodes',
    agg_filter: 'node',
    over: 'WindowDef',
    agg_within_group: 'value',
    agg_star: 'value',
    agg_distinct: 'value',
    funcformat: 'value',
    ...AT,
  },
  WindowDef: {
    name: 'value',
    refname: 'value',
    partitionClause: 'nodes',
    orderClause: 'nodes',
    frameOptions: 'value',
    startOffset: 'node',
    endOffset: 'node',
    ...AT,
  },
  SortBy: { node: 'node', sortby_dir: 'value', sortby_nulls: 'value', ...AT },
  GroupingSet: { kind: 'value', content: 'nodes', ...AT },
  GroupingFunc: { args: 'nodes', ...AT },
  TypeCast: { arg: 'node', typeName: 'TypeName', ...AT },
  TypeName: { names: 'nodes', typmods: 'nodes', typemod: 'value', arrayBounds: 'nodes', ...AT },
  Integer: { ival: 'value' },
  SQLValueFunction: { op: 'value', typmod: 'value', ...AT },
};

/** How the refusal of a kind or field reads; others are named as in the parse tree. */
export const REFUSED_SYNTAX: Readonly<Record<string, string>> = {
  'SelectStmt.intoClause': 'SELECT INTO is not allowed: nothing can be stored.',
  'SelectStmt.lockingClause': 'FOR UPDATE and FOR SHARE are not allowed.',
  'FuncCall.func_variadic': 'VARIADIC is not allowed.',
  'ResTarget.indirection': 'Subscripts and fields of a value are not allowed.',
  'A_Const.bsval': 'Bit strings are not allowed.',
  A_Indirection: 'Subscripts and fields of a value are not allowed.',
  ParamRef: 'Parameters such as $1 are not allowed: write the value itself.',
  CollateClause: 'COLLATE is not allowed.',
  NamedArgExpr: 'Named arguments are not allowed.',
  RangeTableSample: 'TABLESAMPLE is not allowed: use ORDER BY and LIMIT.',
  'CommonTableExpr.search_clause': 'SEARCH is not allowed.',
  'CommonTableExpr.cycle_clause': 'CYCLE is not allowed.',
};

const KINDS_OF_EXPRESSION = new Set([
  'AEXPR_OP',
  'AEXPR_OP_ANY',
  'AEXPR_OP_ALL',
  'AEXPR_DISTINCT',
  'AEXPR_NOT_DISTINCT',
  'AEXPR_NULLIF',
  'AEXPR_IN',
  'AEXPR_LIKE',
  'AEXPR_ILIKE',
  'AEXPR_BETWEEN',
  'AEXPR_NOT_BETWEEN',
  'AEXPR_BETWEEN_SYM',
  'AEXPR_NOT_BETWEEN_SYM',
]);
export const isAllowedExpression = (kind: unknown): boolean =>
  typeof kind === 'string' && KINDS_OF_EXPRESSION.has(kind);

const KINDS_OF_SUBLINK = new Set(['EXISTS_SUBLINK', 'ALL_SUBLINK', 'ANY_SUBLINK', 'EXPR_SUBLINK']);
export const isAllowedSubLink = (kind: unknown): boolean =>
  typeof kind === 'string' && KINDS_OF_SUBLINK.has(kind);
