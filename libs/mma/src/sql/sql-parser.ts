import { storableText } from '@app/common';
import { isFields, listOf, type Fields } from './parse-node.js';
import { placeOf, SqlRefusedError } from './sql-refused.error.js';

/** Bounds the recursion of the parser and of everything that reads its tree. */
const MOST_TOKENS = 1500;
const MOST_DEPTH = 60;
export const LONGEST_SQL = 8000;

type Library = Pick<typeof import('libpg-query'), 'scanSync' | 'parseSync' | 'hasSqlDetails'>;

/** PostgreSQL's own parser, compiled to WebAssembly. Loaded on first use: it takes 40 ms and 20 MB. */
export class SqlParser {
  private library: Promise<Library> | null = null;

  /**
   * The fields of the only statement's `SelectStmt`.
   * @throws SqlRefusedError if it is no single SELECT, or too long or too deep
   */
  async parse(sql: string): Promise<Fields> {
    const library = await this.load();
    // The parser ends at a NUL, and replaces what is not Unicode.
    if (storableText(sql) !== sql) throw new SqlRefusedError('The SQL is not valid text.');
    if (sql.length > LONGEST_SQL) {
      throw new SqlRefusedError(`The SQL is longer than ${LONGEST_SQL} characters.`);
    }
    checkTokens(library, sql);
    const tree = run(library, () => library.parseSync(sql), sql);
    const statements = listOf(isFields(tree) ? tree['stmts'] : null);
    const [first, second] = statements;
    if (first === undefined) throw new SqlRefusedError('There is no statement.');
    if (second !== undefined) throw new SqlRefusedError('Only one statement is allowed.');
    const statement = isFields(first) ? first['stmt'] : null;
    const select = isFields(statement) ? statement['SelectStmt'] : null;
    if (!isFields(select)) {
      const [kind = ''] = isFields(statement) ? Object.keys(statement) : [];
      throw new SqlRefusedError(`Only SELECT is allowed, not ${kind.replace(/Stmt$/, '') || 'this'}.`);
    }
    return select;
  }

  private load(): Promise<Library> {
    this.library ??= loadLibrary();
    return this.library;
  }
}

async function loadLibrary(): Promise<Library> {
  const library = await import('libpg-query');
  await library.loadModule();
  return library;
}

/** Counts tokens and nesting before the recursive parser sees them. */
function checkTokens(library: Library, sql: string): void {
  const tokens = run(library, () => scan(library, sql), sql);
  if (tokens.length > MOST_TOKENS) {
    throw new SqlRefusedError(`The SQL has more than ${MOST_TOKENS} words and symbols.`);
  }
  let depth = 0;
  let prefixes = 0;
  for (const { text, start } of tokens) {
    const word = text.toLowerCase();
    if (text === '(' || text === '[' || word === 'case') depth += 1;
    if (text === ')' || text === ']' || word === 'end') depth -= 1;
    // `NOT NOT …` and `- - …` nest without parentheses.
    prefixes = word === 'not' || text === '-' || text === '+' || text === '~' ? prefixes + 1 : 0;
    if (depth > MOST_DEPTH || prefixes > MOST_DEPTH) {
      throw new SqlRefusedError(`The SQL is nested more than ${MOST_DEPTH} levels deep.`, start);
    }
  }
}

function scan(library: Library, sql: string): ReturnType<Library['scanSync']>['tokens'] {
  try {
    return library.scanSync(sql).tokens;
  } catch (error) {
    // The parser fails for the same reason, and says where.
    library.parseSync(sql);
    throw error;
  }
}

function run<Result>(library: Library, work: () => Result, sql: string): Result {
  try {
    return work();
  } catch (error) {
    if (library.hasSqlDetails(error)) {
      const position = error.sqlDetails?.cursorPosition ?? sql.length;
      throw new SqlRefusedError(`${capitalize(error.message)}. ${placeOf(sql, position)}`);
    }
    // The parser's stack is exhausted, or there is no statement at all.
    throw new SqlRefusedError('The SQL cannot be read: it is empty or too deep.');
  }
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
