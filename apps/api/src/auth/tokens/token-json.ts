import { isUtf8 } from 'node:buffer';
import { UnauthorizedError } from '../auth.errors.js';

/** Depth of nested objects and lists in the claims; those of known issuers have 3. */
const MAX_DEPTH = 16;
/** Texts, brackets and colons of valid JSON; a colon tells a name from a value. */
const JSON_TOKEN = /"(?:[^"\\]|\\.)*"\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/gs;

/**
 * Parses the header or the claims of a token. Parsers disagree about duplicate names (RFC 7519, section 4), so they are
 * refused. @throws UnauthorizedError
 */
export function parseTokenJson(bytes: Uint8Array): Record<string, unknown> {
  if (!isUtf8(bytes)) throw new UnauthorizedError('The token is not encoded in UTF-8.');
  const text = Buffer.from(bytes).toString('utf8');
  const value = parse(text);
  if (!isObject(value)) throw new UnauthorizedError('The token does not hold a JSON object.');
  assertPlain(text);
  return value;
}

function assertPlain(text: string): void {
  const names: Set<string>[] = [];
  for (const [token] of text.matchAll(JSON_TOKEN)) {
    if (token === '{' || token === '[') names.push(new Set());
    else if (token === '}' || token === ']') names.pop();
    else if (token.endsWith(':')) {
      const name = String(parse(token.slice(0, -1)));
      const known = names.at(-1);
      if (known?.has(name) === true) throw new UnauthorizedError('The token has a claim twice.');
      known?.add(name);
    }
    if (names.length > MAX_DEPTH)
      throw new UnauthorizedError('The claims of the token are nested too deeply.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
