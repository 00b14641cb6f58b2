export interface SqlAttack {
  name: string;
  sql: string;
  /** `denied`: it must not run. `bounded`: it may run within the limits. */
  expected: 'denied' | 'bounded';
}

const repeat = (text: string, count: number): string => text.repeat(count);

/** Levels of subqueries, each of which uses its column twice. */
function doubling(levels: number, expression: string, start: string): string {
  let sql = `SELECT ${start} AS x`;
  for (let level = 0; level < levels; level += 1)
    sql = `SELECT ${expression} AS x FROM (${sql}) AS q${level}`;
  return sql;
}

function doublingExpressions(levels: number): string {
  const steps = Array.from({ length: levels }, (_, level) => {
    const source = level === 0 ? 'fighters LIMIT 1' : `c${level - 1}`;
    return `c${level} AS (SELECT ${level === 0 ? 'name' : 'x || x'} AS x FROM ${source})`;
  });
  return `WITH ${steps.join(', ')} SELECT length(x) FROM c${levels - 1}`;
}

function lateralDoubling(levels: number): string {
  const items = Array.from(
    { length: levels },
    (_, level) =>
      `LATERAL (SELECT ${level === 0 ? 'f.age' : `q${level - 1}.x + q${level - 1}.x`} AS x) AS q${level}`,
  );
  return `SELECT q${levels - 1}.x FROM fighters f, ${items.join(', ')}`;
}

const denied = (group: string, attacks: Record<string, string>): SqlAttack[] =>
  Object.entries(attacks).map(([name, sql]) => ({ name: `${group}: ${name}`, sql, expected: 'denied' }));
const bounded = (group: string, attacks: Record<string, string>): SqlAttack[] =>
  Object.entries(attacks).map(([name, sql]) => ({ name: `${group}: ${name}`, sql, expected: 'bounded' }));

/** The ways past a read-only role that are known to work. */
const KNOWN = denied('known', {
  'a setting that outlives the statement': "SELECT set_config('statement_timeout', '0', false)",
  'stacked statements': 'SELECT 1; SET statement_timeout = 0',
  'a large object': "SELECT lo_from_bytea(0, 'x'::bytea)",
  'an advisory lock': 'SELECT pg_advisory_lock(7366246117205)',
  'a notification': "SELECT pg_notify('mma', 'x')",
  query_to_xml: "SELECT query_to_xml('SELECT * FROM app.users', true, false, '')",
});

const STATEMENTS = denied('statement', {
  INSERT: "INSERT INTO fighters (name) VALUES ('x')",
  UPDATE: "UPDATE mma.fighters SET name = 'x'",
  DELETE: 'DELETE FROM mma.bouts',
  MERGE: 'MERGE INTO mma.fighters f USING fighters g ON false WHEN NOT MATCHED THEN DO NOTHING',
  TRUNCATE: 'TRUNCATE mma.bouts',
  'DROP behind a SELECT': 'SELECT 1; DROP TABLE mma.bouts',
  'CREATE TABLE AS': 'CREATE TABLE t AS SELECT * FROM fighters',
  'a temporary table': 'CREATE TEMP TABLE fighters AS SELECT 1',
  'SELECT INTO': 'SELECT * INTO TEMP t FROM fighters',
  'COPY to a program': "COPY (SELECT 1) TO PROGRAM 'id'",
  'COPY from a file': "COPY mma.fighters FROM '/etc/passwd'",
  DO: 'DO $$ BEGIN PERFORM pg_sleep(60); END $$',
  CALL: 'CALL x()',
  PREPARE: 'PREPARE p AS SELECT 1',
  EXECUTE: 'EXECUTE p',
  DEALLOCATE: 'DEALLOCATE ALL',
  'SET ROLE': 'SET ROLE postgres',
  'RESET ROLE': 'RESET ROLE',
  'SET SESSION AUTHORIZATION': 'SET SESSION AUTHORIZATION postgres',
  'ending the transaction': 'COMMIT',
  'a writable transaction': 'SET TRANSACTION READ WRITE',
  LISTEN: 'LISTEN mma',
  LOCK: 'LOCK TABLE mma.bouts IN ACCESS EXCLUSIVE MODE',
  EXPLAIN: 'EXPLAIN ANALYZE SELECT 1',
  SHOW: 'SHOW ALL',
  DECLARE: 'DECLARE c CURSOR WITH HOLD FOR SELECT * FROM fighters',
  VACUUM: 'VACUUM',
  LOAD: "LOAD 'x'",
  'a function': "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  GRANT: 'GRANT SELECT ON app.users TO mma_savant_reader',
  'a data-changing WITH': 'WITH d AS (DELETE FROM mma.bouts RETURNING *) SELECT * FROM d',
  'a data-changing WITH inside':
    'SELECT * FROM (WITH d AS (UPDATE mma.bouts SET round = 9 RETURNING *) SELECT * FROM d) q',
  'FOR UPDATE': 'SELECT * FROM fighters FOR UPDATE',
  'FOR SHARE in a subquery': 'SELECT * FROM (SELECT * FROM fighters FOR SHARE) q',
});

const RELATIONS = denied('relation', {
  users: 'SELECT * FROM app.users',
  'a table behind the views': 'SELECT * FROM mma.fighters',
  'the catalog': 'SELECT * FROM pg_catalog.pg_class',
  'the catalog without its name': 'SELECT * FROM pg_class',
  settings: 'SELECT * FROM pg_settings',
  'sessions of others': 'SELECT * FROM pg_stat_activity',
  passwords: 'SELECT * FROM pg_shadow',
  'statistics of columns': 'SELECT * FROM pg_stats',
  'the information schema': 'SELECT * FROM information_schema.tables',
  'another database': 'SELECT * FROM postgres.mma_read.fighters',
  'a quoted spelling': 'SELECT * FROM "PG_CLASS"',
  TABLE: 'TABLE pg_roles',
  'a name of WITH out of its scope':
    'SELECT * FROM pg_class WHERE EXISTS (WITH pg_class AS (SELECT 1) SELECT 1 FROM pg_class)',
  'a WITH that reads its own name': 'WITH pg_class AS (SELECT * FROM pg_class) SELECT * FROM pg_class',
  'a subquery in an expression': 'SELECT (SELECT rolname FROM pg_roles LIMIT 1)',
  'an arm of UNION': 'SELECT name FROM fighters UNION ALL SELECT rolname FROM pg_roles',
  'ORDER BY': 'SELECT 1 ORDER BY (SELECT count(*) FROM pg_roles)',
  LIMIT: 'SELECT name FROM fighters LIMIT (SELECT count(*) FROM pg_roles)',
  'a window frame':
    'SELECT count(*) OVER (ORDER BY age ROWS (SELECT count(*) FROM pg_roles) PRECEDING) FROM fighters',
  'a FILTER': 'SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM pg_roles)) FROM fighters',
  'a USING join': 'SELECT * FROM fighters JOIN pg_class USING (oid)',
  'a comment between': 'SELECT * FROM app/**/./**/users',
});

const FUNCTIONS = denied('function', {
  'reading a file': "SELECT pg_read_file('/etc/passwd')",
  'listing a folder': "SELECT * FROM pg_ls_dir('/')",
  'importing a file': "SELECT lo_import('/etc/passwd')",
  'another connection': "SELECT * FROM dblink('host=127.0.0.1', 'SELECT 1') AS t(x int)",
  waiting: 'SELECT pg_sleep(60)',
  'ending other sessions': 'SELECT pg_terminate_backend(pid) FROM fighters',
  'reloading the settings': 'SELECT pg_reload_conf()',
  'a setting': "SELECT current_setting('data_directory')",
  'the user': 'SELECT current_user',
  'the version': 'SELECT version()',
  'a qualified name': "SELECT pg_catalog.set_config('role', 'none', true)",
  'a quoted name': `SELECT "set_config"('role', 'none', true)`,
  'an escaped name': `SELECT U&"set\\005fconfig"('role', 'none', true)`,
  'a default of a sequence': "SELECT nextval('x')",
  'ts_stat, which runs SQL': "SELECT * FROM ts_stat('SELECT to_tsvector(name) FROM mma.fighters')",
  cursor_to_xml: "SELECT cursor_to_xml('c', 1, true, true, '')",
  table_to_xml: "SELECT table_to_xml('app.users', true, false, '')",
  database_to_xml: "SELECT database_to_xml(true, false, '')",
  'the definition of a view': "SELECT pg_get_viewdef('mma_read.fighters'::regclass)",
  'privileges of users': "SELECT has_table_privilege('app.users', 'SELECT')",
  'JSON of whole rows': 'SELECT row_to_json(f) FROM fighters f',
  'a long text': "SELECT length(repeat('x', 1000000000))",
  padding: "SELECT length(lpad('x', 1000000000))",
  'a wide format': "SELECT format('%1000000000s', 'x')",
  'replacing by longer text': "SELECT length(replace(name, 'a', name)) FROM fighters",
  'collecting rows into an array': 'SELECT array_agg(f) FROM fighters f',
  'a random number': 'SELECT setseed(0.5)',
  'a transaction id': 'SELECT txid_current()',
  XML: 'SELECT xmlelement(name x, (SELECT 1))',
  'an XML table': "SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS x text)",
  'a JSON table': "SELECT * FROM json_table('[]', '$[*]' COLUMNS (x int))",
  'a function in FROM': 'SELECT * FROM pg_show_all_settings()',
  'ROWS FROM': 'SELECT * FROM ROWS FROM (generate_series(1, 2), pg_show_all_settings()) AS t',
  'an operator of a schema': 'SELECT 1 OPERATOR(mma.+) 1',
  'a function as a field': 'SELECT f.row_to_json FROM fighters f',
  'a named argument': 'SELECT make_interval(days => 1)',
});

const CASTS = denied('cast', {
  regclass: "SELECT 'app.users'::regclass",
  'regclass to a number': "SELECT 'app.users'::regclass::int",
  regproc: "SELECT 'pg_sleep'::regproc",
  'a role': 'SELECT CAST(10 AS regrole)',
  'a type of a table': 'SELECT NULL::mma.fighters',
  'a padded text': "SELECT 'x'::char(10000000)",
  xml: "SELECT '<a/>'::xml",
  json: "SELECT '{}'::json",
  'a type before the value': "SELECT regclass 'app.users'",
});

const GROWTH = denied('growth', {
  'a billion numbers': 'SELECT count(*) FROM generate_series(1, 1000000000)',
  'a series of a computed length': 'SELECT count(*) FROM generate_series(1, (SELECT 1000000000))',
  'a series of series':
    'SELECT count(*) FROM generate_series(1, 10000) a, generate_series(1, 10000) b, generate_series(1, 10000) c',
  'recursion without an end':
    'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r',
  'a product of views': 'SELECT count(*) FROM appearances a, appearances b, appearances c',
  'a product of rounds':
    'SELECT sum(a.knockdowns * b.knockdowns) FROM round_statistics a, round_statistics b, bouts c',
  'texts of a product':
    "SELECT length(string_agg(a.event, '')) FROM appearances a, appearances b, appearances c",
  'doubled texts': doublingExpressions(30),
  'doubled expressions': doubling(40, 'x + x', '1'),
  'doubled subqueries': doubling(30, 'x + x', '(SELECT max(age) FROM fighters)'),
  'doubled lateral columns': lateralDoubling(14),
  'a high power': 'SELECT 9.9 ^ 99999',
  'the power of a power': 'SELECT power(power(power(9.9, 99), 99), 99)',
  'a number of many digits': `SELECT 1${repeat('0', 200)}.5 * 2`,
  'a number with an exponent': 'SELECT 1e130000 - 1',
  'many multiplications': `SELECT ${repeat('1.1 * ', 200)}1.1`,
  'deep parentheses': `SELECT ${repeat('(', 1000)}1${repeat(')', 1000)}`,
  'many signs': `SELECT ${repeat('- ', 3000)}1`,
  'many negations': `SELECT ${repeat('NOT ', 1400)}true`,
  'deep CASE': `SELECT ${repeat('CASE WHEN true THEN ', 200)}1${repeat(' END', 200)}`,
  'deep subqueries': `SELECT ${repeat('(SELECT ', 500)}1${repeat(')', 500)}`,
  'a long statement': `SELECT 1 WHERE 1 IN (${repeat('1,', 5000)}1)`,
  'many relations': `SELECT 1 FROM ${Array.from({ length: 30 }, (_, n) => `fighters f${n}`).join(', ')}`,
});

const TEXT = denied('text', {
  'a NUL': 'SELECT 1 \0; DROP TABLE mma.bouts',
  'half a surrogate pair': "SELECT '\ud800'",
  nothing: ' ; ; ',
  'a comment only': '-- SELECT 1',
  'an open comment': 'SELECT 1 /* ',
  'an open text': "SELECT 'x",
  'a closing parenthesis': 'SELECT 1) UNION (SELECT 2',
  'a parameter': 'SELECT $1',
  'a meta command': '\\copy fighters to x',
});

const BOUNDED = bounded('bounded', {
  'a long chain of sums': `SELECT 1${repeat(' + 1', 700)}`,
  'a long chain of casts': `SELECT 1${repeat('::int', 700)}`,
  'a long chain of tests': `SELECT 1${repeat(' IS NULL', 500)}`,
  'a long chain of UNION': `SELECT 1${repeat(' UNION SELECT 1', 400)}`,
  'a long list of conditions': `SELECT 1 WHERE true${repeat(' AND true', 700)}`,
  'a long list of columns': `SELECT ${repeat('1, ', 700)}1`,
  'all rows of a large view': 'SELECT * FROM appearances',
  'a slow pattern': "SELECT count(*) FROM appearances WHERE event ~ '(((.*a)*a)*a)*b$'",
  'sorting a product':
    'SELECT a.fighter FROM appearances a JOIN appearances b USING (weight_class) ORDER BY b.event, a.event',
  'a join that matches too much':
    'SELECT count(*) FROM appearances a JOIN appearances b ON length(a.fighter) = length(b.fighter) JOIN fighters c ON length(c.name) = length(a.opponent)',
  'texts of a join':
    "SELECT length(string_agg(a.event, ',')) FROM appearances a JOIN appearances b USING (weight_class)",
  'a subquery per row':
    'SELECT count(*) FROM appearances a WHERE (SELECT count(*) FROM appearances b WHERE b.date < a.date) > 5',
  'a comment at the end': 'SELECT count(*) FROM fighters -- ; DROP TABLE mma.bouts',
  'a dollar-quoted text': "SELECT $x$'; DROP TABLE mma.bouts; --$x$",
  'a name of the catalog as an alias': 'WITH pg_class AS (SELECT 1 AS x) SELECT * FROM pg_class',
  'a division by zero': 'SELECT 1 / (age - age) FROM fighters',
  'a sum that overflows': 'SELECT 2147483647 + age FROM fighters',
});

export const SQL_ATTACKS: readonly SqlAttack[] = [
  ...KNOWN,
  ...STATEMENTS,
  ...RELATIONS,
  ...FUNCTIONS,
  ...CASTS,
  ...GROWTH,
  ...TEXT,
  ...BOUNDED,
];
