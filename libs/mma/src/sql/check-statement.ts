import { isAllowedExpression, isAllowedSubLink, ALLOWED_SYNTAX, REFUSED_SYNTAX } from './allowed-syntax.js';
import {
  ARITHMETIC_FUNCTIONS,
  ARITHMETIC_OPERATORS,
  FUNCTIONS,
  JOINING_FUNCTIONS,
} from './allowed-functions.js';
import {
  checkConstant,
  checkExponent,
  checkOperator,
  checkRangeFunction,
  checkSeries,
  checkType,
} from './check-nodes.js';
import { nearestNames } from './nearest-names.js';
import { fieldsOf, isFields, listOf, locationOf, namesOf, unwrap, type Fields } from './parse-node.js';
import { ColumnNames } from './column-names.js';
import { READ_SCHEMA, type ReadView } from './read-view.js';
import { SqlRefusedError } from './sql-refused.error.js';

const MOST_RELATIONS = 16;
/** Each may multiply the length of a text or the digits of a number. */
const MOST_JOINS_OF_TEXT = 16;
const MOST_MULTIPLICATIONS = 60;

/** Names of common table expressions that a part of the statement sees. */
type Scope = ReadonlySet<string>;

export interface CheckedStatement {
  /** Views that the statement reads, each once. */
  views: string[];
  /** Whether it joins the texts of many rows, which needs memory for all of them. */
  collectsText: boolean;
}

/**
 * Walks the whole parse tree and allows only what {@link ALLOWED_SYNTAX} and the lists of functions, operators and types
 * name.
 * @param select fields of the statement's `SelectStmt`
 * @throws SqlRefusedError
 */
export function checkStatement(select: Fields, views: readonly ReadView[]): CheckedStatement {
  const walk = new StatementWalk(views.map(({ name }) => name));
  walk.bare('SelectStmt', select, new Set());
  walk.columns.check(views);
  return { views: [...walk.used], collectsText: walk.collectsText };
}

class StatementWalk {
  readonly used = new Set<string>();
  readonly columns = new ColumnNames();
  collectsText = false;
  private relations = 0;
  private joinsOfText = 0;
  private multiplications = 0;

  constructor(private readonly views: readonly string[]) {}

  bare(kind: string, fields: Fields, scope: Scope): void {
    const allowed = ALLOWED_SYNTAX[kind];
    if (allowed === undefined) throw refused(kind, fields);
    const seen = kind === 'SelectStmt' ? this.withScope(fields, scope) : scope;
    this.check(kind, fields, seen);
    for (const [name, value] of Object.entries(fields)) {
      const rule = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
      if (rule === undefined) throw refused(`${kind}.${name}`, fields);
      // Already walked with a growing scope.
      if (rule === 'value' || rule === 'WithClause') continue;
      if (rule === 'node') this.wrapped(value, seen);
      else if (rule === 'nodes') for (const each of listOf(value)) this.wrapped(each, seen);
      else if (isFields(value)) this.bare(rule, value, seen);
    }
  }

  private wrapped(value: unknown, scope: Scope): void {
    // An empty node stands for DISTINCT without expressions.
    if (isFields(value) && Object.keys(value).length === 0) return;
    const node = unwrap(value);
    if (node === null) throw new SqlRefusedError('The SQL has a part that is not allowed.');
    this.bare(node.kind, node.fields, scope);
  }

  /** Each expression of WITH sees those before it. */
  private withScope(select: Fields, scope: Scope): Scope {
    const clause = select['withClause'];
    if (!isFields(clause)) return scope;
    for (const name of Object.keys(clause)) {
      if (!['ctes', 'recursive', 'location'].includes(name)) throw refused(`WithClause.${name}`, clause);
    }
    if (clause['recursive'] === true) {
      throw new SqlRefusedError('WITH RECURSIVE is not allowed.', locationOf(clause));
    }
    let seen = scope;
    for (const each of listOf(clause['ctes'])) {
      const expression = fieldsOf(each, 'CommonTableExpr');
      const name = expression?.['ctename'];
      if (expression === null || typeof name !== 'string') throw refused('WithClause', clause);
      if (fieldsOf(expression['ctequery'], 'SelectStmt') === null) {
        throw new SqlRefusedError('WITH may only SELECT.', locationOf(expression));
      }
      this.bare('CommonTableExpr', expression, seen);
      seen = new Set([...seen, name]);
    }
    return seen;
  }

  private check(kind: string, fields: Fields, scope: Scope): void {
    this.columns.add(kind, fields);
    if (kind === 'RangeVar') this.checkRelation(fields, scope);
    else if (kind === 'FuncCall') this.checkFunction(fields);
    else if (kind === 'A_Expr') this.checkOperation(fields);
    else if (kind === 'SubLink') this.checkSubLink(fields);
    else if (kind === 'TypeName') checkType(fields);
    else if (kind === 'A_Const') checkConstant(fields);
    else if (kind === 'RangeFunction') checkRangeFunction(fields);
    else if (kind === 'SQLValueFunction' && fields['op'] !== 'SVFOP_CURRENT_DATE') {
      throw new SqlRefusedError(
        'Only CURRENT_DATE is allowed of the values without arguments.',
        locationOf(fields),
      );
    }
  }

  private checkRelation(fields: Fields, scope: Scope): void {
    const { catalogname, schemaname, relname } = fields;
    const name = typeof relname === 'string' ? relname : '';
    this.relations += 1;
    if (this.relations > MOST_RELATIONS) {
      throw new SqlRefusedError(`More than ${MOST_RELATIONS} relations are not allowed.`, locationOf(fields));
    }
    if (catalogname === undefined && schemaname === undefined && scope.has(name)) return;
    const isOurs = catalogname === undefined && (schemaname === undefined || schemaname === READ_SCHEMA);
    if (isOurs && this.views.includes(name)) {
      this.used.add(name);
      return;
    }
    const full = [catalogname, schemaname, name].filter((part) => typeof part === 'string').join('.');
    const nearest = nearestNames(name, this.views);
    const hint = nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`;
    throw new SqlRefusedError(
      `There is no view "${full}".${hint} Views: ${this.views.join(', ')}.`,
      locationOf(fields),
    );
  }

  private checkFunction(fields: Fields): void {
    const names = namesOf(fields['funcname']) ?? [];
    const [first = '', second] = names;
    const name = second ?? first;
    const isQualified = names.length > 1 && (names.length !== 2 || first !== 'pg_catalog');
    if (isQualified || !FUNCTIONS.has(name)) {
      const nearest = nearestNames(name, [...FUNCTIONS]);
      const hint = nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`;
      throw new SqlRefusedError(
        `The function ${names.join('.')} is not allowed.${hint} Allowed: ${[...FUNCTIONS].join(', ')}.`,
        locationOf(fields),
      );
    }
    const args = listOf(fields['args']);
    if (name === 'generate_series') checkSeries(args, fields);
    if (name === 'power') checkExponent(args[1], fields);
    if (name === 'string_agg') this.collectsText = true;
    if (JOINING_FUNCTIONS.has(name)) this.countJoins(args.length, fields);
    if (ARITHMETIC_FUNCTIONS.has(name)) this.countMultiplication(fields);
  }

  private checkOperation(fields: Fields): void {
    if (!isAllowedExpression(fields['kind'])) {
      throw new SqlRefusedError('This kind of comparison is not allowed.', locationOf(fields));
    }
    // Names of BETWEEN: no operators.
    if (String(fields['kind']).includes('BETWEEN')) return;
    const name = checkOperator(fields['name'], fields);
    if (name === '^') checkExponent(fields['rexpr'], fields);
    if (name === '||') this.countJoins(1, fields);
    if (ARITHMETIC_OPERATORS.has(name)) this.countMultiplication(fields);
  }

  private checkSubLink(fields: Fields): void {
    if (!isAllowedSubLink(fields['subLinkType'])) {
      throw new SqlRefusedError('ARRAY(SELECT …) is not allowed.', locationOf(fields));
    }
    if (fields['operName'] !== undefined) checkOperator(fields['operName'], fields);
  }

  private countJoins(count: number, fields: Fields): void {
    this.joinsOfText += count;
    if (this.joinsOfText > MOST_JOINS_OF_TEXT) {
      throw new SqlRefusedError(
        `More than ${MOST_JOINS_OF_TEXT} joined texts are not allowed.`,
        locationOf(fields),
      );
    }
  }

  private countMultiplication(fields: Fields): void {
    this.multiplications += 1;
    if (this.multiplications > MOST_MULTIPLICATIONS) {
      throw new SqlRefusedError(
        `More than ${MOST_MULTIPLICATIONS} multiplications and divisions are not allowed.`,
        locationOf(fields),
      );
    }
  }
}

function refused(what: string, fields: Fields): SqlRefusedError {
  const words =
    REFUSED_SYNTAX[what] ??
    `${what
      .replace(/^.*\./, '')
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .replaceAll('_', ' ')} is not allowed.`;
  return new SqlRefusedError(words, locationOf(fields));
}
