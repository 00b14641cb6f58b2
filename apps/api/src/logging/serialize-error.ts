import { types } from 'node:util';

interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  /** A SQLSTATE, a Node code or one of our codes. */
  code?: string | number;
  schema?: string;
  table?: string;
  column?: string;
  constraint?: string;
  cause?: LoggedError;
  errors?: LoggedError[];
}

const DEEPEST_CAUSE = 5;
const MAX_ERRORS = 5;
const SCHEMA_FIELDS = ['schema', 'table', 'column', 'constraint'] as const;
/** SQLSTATE class 22: the message quotes the rejected value. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

/**
 * Copies an allow-list of an error's fields, with its causes. Others are dropped, because database errors contain the
 * row (`detail`), the statement and its parameters, and thus user data.
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
    logged.errors = errors.slice(0, MAX_ERRORS).map((inner) => serializeError(inner, depth + 1));
  }
  return logged;
}

const typeOf = ({ name, constructor }: Error): string => (/^error$/i.test(name) ? constructor.name : name);

const readCode = (code: unknown): string | number | undefined =>
  typeof code === 'string' || typeof code === 'number' ? code : undefined;

function withoutValue(message: string, code: string | number | undefined): string {
  if (typeof code !== 'string' || !DATA_EXCEPTION.test(code)) return message;
  return message.replace(/: ".*$/s, '');
}

/** A thrown value that is not an error: text and numbers as they are, otherwise only the type. */
const describeValue = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : `a thrown ${typeof value}`;
