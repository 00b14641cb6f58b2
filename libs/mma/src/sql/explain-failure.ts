import { ResultTooLargeError } from '@app/database';
import { nearestNames } from './nearest-names.js';
import { READ_VIEWS } from './read-views.js';
import { placeOf, SqlRefusedError } from './sql-refused.error.js';

/** SQLSTATE classes of errors that the statement caused. */
const CLASSES_OF_STATEMENT = [
  '0A',
  '21',
  '22',
  '25006',
  '34',
  '42',
  '54',
  '57014',
  '55P03',
  '53200',
  '53400',
];

const WORDS: Readonly<Record<string, string>> = {
  '57014':
    'The query took longer than 5 seconds. Read fewer rows: add conditions, join on ids, aggregate before joining.',
  '55P03': 'The data is being replaced. Try again in a few seconds.',
  '53200': 'The query needs too much memory. Read fewer rows.',
  '53400': 'The query needs too much space. Read fewer rows.',
  '54000': 'A value of the query is too large.',
};

interface ServerError extends Error {
  code: string;
  position?: string;
  hint?: string;
}

const isServerError = (error: unknown): error is ServerError =>
  error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';

/**
 * The failure of a statement in words that help to mend it; other errors as they are.
 * @param views that the statement reads
 */
export function explainFailure(error: unknown, sql: string, views: readonly string[]): unknown {
  if (error instanceof ResultTooLargeError) {
    return new SqlRefusedError('The result is too large. Select fewer columns or rows, or aggregate.');
  }
  if (!isServerError(error)) return error;
  const { code } = error;
  if (!CLASSES_OF_STATEMENT.some((start) => code.startsWith(start))) return error;
  const words = WORDS[code];
  if (words !== undefined) return new SqlRefusedError(words);
  const parts = [`${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`];
  if (error.position !== undefined) parts.push(placeOf(sql, Number(error.position) - 1));
  if (code === '42703') parts.push(columnsLike(error.message, views));
  else if (/^function round\(double precision/.test(error.message)) {
    parts.push('Cast first: round(x::numeric, 2).');
  } else if (error.hint !== undefined && code.startsWith('42')) parts.push(error.hint);
  return new SqlRefusedError(parts.filter((part) => part !== '').join(' '));
}

/** Columns with a name like the unknown one, first in the views of the statement. */
function columnsLike(message: string, views: readonly string[]): string {
  const quoted = /column "?(?:[\w ]+\.)?([\w ]+?)"? does not exist/.exec(message)?.[1] ?? '';
  const asked = quoted.slice(quoted.lastIndexOf('.') + 1);
  const used = READ_VIEWS.filter(({ name }) => views.includes(name));
  const others = READ_VIEWS.filter(({ name }) => !views.includes(name));
  for (const group of [used, others]) {
    const found = group.flatMap(({ name, columns }) => {
      const near = nearestNames(
        asked,
        columns.map((column) => column.name),
      );
      return near.length === 0 ? [] : [`${name} has ${near.join(', ')}`];
    });
    if (found.length > 0) return `${found.join('; ')}.`;
  }
  return used
    .map(({ name, columns }) => `Columns of ${name}: ${columns.map((each) => each.name).join(', ')}.`)
    .join(' ');
}
