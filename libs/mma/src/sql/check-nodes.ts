import { OPERATORS, TYPES } from './allowed-functions.js';
import { fieldsOf, integerOf, isFields, listOf, locationOf, namesOf, type Fields } from './parse-node.js';
import { SqlRefusedError } from './sql-refused.error.js';

/** Checks of single nodes of a parse tree. Each throws SqlRefusedError. */

const LONGEST_SERIES = 10_000;
const LARGEST_EXPONENT = 4;
const LONGEST_NUMBER = 30;
const LONGEST_DECIMALS = 30;

export function checkOperator(value: unknown, fields: Fields): string {
  const names = namesOf(value) ?? [];
  const [name = ''] = names;
  if (names.length !== 1 || !OPERATORS.has(name)) {
    throw new SqlRefusedError(
      `The operator ${names.join('.')} is not allowed. Allowed: ${[...OPERATORS].join(' ')}.`,
      locationOf(fields),
    );
  }
  return name;
}

export function checkType(fields: Fields): void {
  const names = namesOf(fields['names']) ?? [];
  const [first = '', second] = names;
  const name = second ?? first;
  const isQualified = names.length > 1 && (names.length !== 2 || first !== 'pg_catalog');
  if (isQualified || !TYPES.has(name)) {
    throw new SqlRefusedError(
      `Casts to ${names.join('.')} are not allowed. Types: ${[...TYPES].join(', ')}.`,
      locationOf(fields),
    );
  }
  for (const each of listOf(fields['typmods'])) {
    const modifier = integerOf(each);
    // The parser writes the fields of an interval as a bit mask.
    if (modifier === null || (name === 'numeric' && modifier > LONGEST_DECIMALS)) {
      throw new SqlRefusedError(`${name} may have at most ${LONGEST_DECIMALS} digits.`, locationOf(fields));
    }
  }
}

/** Long numbers take long to compute with. */
export function checkConstant(fields: Fields): void {
  const { fval } = fields;
  const number = isFields(fval) ? fval['fval'] : undefined;
  if (typeof number !== 'string') return;
  if (number.length > LONGEST_NUMBER || /e/i.test(number)) {
    throw new SqlRefusedError(
      `Numbers may have at most ${LONGEST_NUMBER} digits and no exponent.`,
      locationOf(fields),
    );
  }
}

export function checkExponent(value: unknown, fields: Fields): void {
  const exponent = integerOf(value);
  if (exponent === null || exponent > LARGEST_EXPONENT) {
    throw new SqlRefusedError(
      `The exponent must be a whole number up to ${LARGEST_EXPONENT}.`,
      locationOf(fields),
    );
  }
}

export function checkSeries(args: readonly unknown[], fields: Fields): void {
  const [start, stop, step = 1] = args.map(integerOf);
  const fits =
    typeof start === 'number' &&
    typeof stop === 'number' &&
    typeof step === 'number' &&
    Math.abs(stop - start) <= LONGEST_SERIES;
  if (!fits || args.length > 3) {
    throw new SqlRefusedError(
      `generate_series takes two or three whole numbers, written out, that are at most ${LONGEST_SERIES} apart.`,
      locationOf(fields),
    );
  }
}

export function checkRangeFunction(fields: Fields): void {
  for (const each of listOf(fields['functions'])) {
    const [call] = listOf(fieldsOf(each, 'List')?.['items']);
    const names = namesOf(fieldsOf(call, 'FuncCall')?.['funcname']);
    if (names?.at(-1) !== 'generate_series') {
      throw new SqlRefusedError('The only function in FROM is generate_series.');
    }
  }
}
