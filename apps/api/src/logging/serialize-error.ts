import { types } from 'node:util';

/** An error as a log line shows it. */
export interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  /** The error's own code: a SQLSTATE, a code of Node, or one of ours. */
  code?: string | number;
  /** What of the schema a database error names. */
  schema?: string;
  table?: string;
  column?: string;
  constraint?: string;
  cause?: LoggedError;
  errors?: LoggedError[];
}

const DEEPEST_CAUSE = 5;
const MOST_ERRORS = 5;
const SCHEMA_FIELDS = ['schema', 'table', 'column', 'constraint'] as const;
/** SQLSTATE class 22: the message quotes the value that the database could not take. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

/**
 * Takes from an error what a log line may show, with its causes.
 *
 * It names what is taken, so that no other field of an error reaches a line: a database error carries the failing row
 * (`detail`), the statement and its parameters, and these hold what users wrote.
 */
export function serializeError(error: unknown, depth = 0): LoggedError {
  if (!types.isNativeError(error)) return { type: typeof error, message: describeValue(error) };
  const fields: Record<string, unknown> = { ...error };
  const code = readCode(fields['code']);
  const message = withoutValue(error.message, code);
  const logged: LoggedError = { type: typeOf(error), message };
  if (error.stack !== undefined) logged.stack = error.stack.replace(error.message, () => message);
  if (code !== undefined) logged.code = code;
  for (const name of SCHEMA_FIELDS) {
    const value = fields[name];
    if (typeof value === 'string') logged[name] = value;
  }
  if (depth >= DEEPEST_CAUSE) return logged;
  if (error.cause !== undefined) logged.cause = serializeError(error.cause, depth + 1);
  const errors: unknown = 'errors' in error ? error.errors : undefined;
  if (Array.isArray(errors) && errors.every((inner) => types.isNativeError(inner))) {
    logged.errors = errors.slice(0, MOST_ERRORS).map((inner) => serializeError(inner, depth + 1));
  }
  return logged;
}

/** The name that an error gives itself, or else that of its class. */
const typeOf = ({ name, constructor }: Error): string => (/^error$/i.test(name) ? constructor.name : name);

const readCode = (code: unknown): string | number | undefined =>
  typeof code === 'string' || typeof code === 'number' ? code : undefined;

function withoutValue(message: string, code: string | number | undefined): string {
  if (typeof code !== 'string' || !DATA_EXCEPTION.test(code)) return message;
  return message.replace(/: ".*$/s, '');
}

/** A thrown value that is no error: text and numbers as they are, of anything else only what it is. */
const describeValue = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : `a thrown ${typeof value}`;
