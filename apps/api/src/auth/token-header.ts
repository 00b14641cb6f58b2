import { isUtf8 } from 'node:buffer';
import { UnauthorizedError } from './auth.errors.js';

/**
 * Extensions that change how a token has to be read: `crit` lists extensions that must be understood (RFC 7515, none is
 * here), `b64` changes what was signed (RFC 7797), `zip` compresses, `enc` encrypts.
 */
const REFUSED_PARAMETERS = ['crit', 'b64', 'zip', 'enc'] as const;

/**
 * Refuses a token whose header demands more than verifying a signature over JSON claims. A header or claims that are
 * not JSON are left to the library, which refuses them. Of duplicate names the last one counts, as RFC 7519 allows.
 * @throws UnauthorizedError
 */
export function assertPlainHeader(token: string): void {
  const [header = '', claims = ''] = token.split('.', 2);
  const headerBytes = Buffer.from(header, 'base64url');
  if (!isUtf8(headerBytes) || !isUtf8(Buffer.from(claims, 'base64url'))) {
    throw new UnauthorizedError('The token is not encoded in UTF-8.');
  }
  const fields = parse(headerBytes.toString());
  if (typeof fields !== 'object' || fields === null) return;
  const refused = REFUSED_PARAMETERS.find((name) => Object.hasOwn(fields, name));
  if (refused === undefined) return;
  throw new UnauthorizedError(`The token's header has \`${refused}\`, which this service does not support.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
