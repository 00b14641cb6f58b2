/** Functions that a statement may call. Each is pure, reads nothing but its arguments, and grows no text or number. */

export const AGGREGATES: ReadonlySet<string> = new Set([
  'avg',
  'bool_and',
  'bool_or',
  'corr',
  'count',
  'covar_pop',
  'covar_samp',
  'every',
  'max',
  'min',
  'mode',
  'percentile_cont',
  'percentile_disc',
  'regr_count',
  'regr_intercept',
  'regr_r2',
  'regr_slope',
  'stddev',
  'stddev_pop',
  'stddev_samp',
  'string_agg',
  'sum',
  'var_pop',
  'var_samp',
  'variance',
]);

export const WINDOW_FUNCTIONS: ReadonlySet<string> = new Set([
  'cume_dist',
  'dense_rank',
  'first_value',
  'lag',
  'last_value',
  'lead',
  'nth_value',
  'ntile',
  'percent_rank',
  'rank',
  'row_number',
]);

const MATHEMATICS = ['abs', 'ceil', 'ceiling', 'floor', 'round', 'sign', 'trunc', 'width_bucket'];
const TEXT = [
  'btrim',
  'char_length',
  'character_length',
  'initcap',
  'left',
  'length',
  'lower',
  'ltrim',
  'position',
  'reverse',
  'right',
  'rtrim',
  'split_part',
  'starts_with',
  'strpos',
  'substr',
  'substring',
  'to_char',
  'upper',
];
const DATES = ['age', 'date_part', 'date_trunc', 'extract', 'make_date', 'to_date'];

/** Functions whose results have more digits than their arguments, or that take long for many digits. */
export const ARITHMETIC_FUNCTIONS: ReadonlySet<string> = new Set([
  'div',
  'ln',
  'log',
  'mod',
  'power',
  'sqrt',
]);

/** Functions whose results are longer than each argument. */
export const JOINING_FUNCTIONS: ReadonlySet<string> = new Set(['concat', 'concat_ws']);

export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...AGGREGATES,
  ...WINDOW_FUNCTIONS,
  ...MATHEMATICS,
  ...TEXT,
  ...DATES,
  ...ARITHMETIC_FUNCTIONS,
  ...JOINING_FUNCTIONS,
  'generate_series',
]);

export const OPERATORS: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '=',
  '<>',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '||',
  '~~',
  '!~~',
  '~~*',
  '!~~*',
  '~',
  '~*',
  '!~',
  '!~*',
]);
export const ARITHMETIC_OPERATORS: ReadonlySet<string> = new Set(['*', '/', '%', '^']);

/** Names in the parse tree of the types that values may be cast to. */
export const TYPES: ReadonlySet<string> = new Set([
  'bool',
  'date',
  'float4',
  'float8',
  'int2',
  'int4',
  'int8',
  'interval',
  'numeric',
  'text',
  'timestamp',
  'varchar',
]);
