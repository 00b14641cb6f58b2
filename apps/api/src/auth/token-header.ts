import { isUtf8 } from 'node:buffer';
import { UnauthorizedError } from './auth.errors.js';

/**
 * Header parameters that change how a token must be read: `crit` lists required extensions (RFC 7515), `b64` changes
 * the signed input (RFC 7797), `zip` compresses, `enc` encrypts.
 */
const REFUSED_PARAMETERS = ['crit', 'b64', 'zip', 'enc'] as const;

/** Of duplicate names the last one counts (RFC 7519). @throws UnauthorizedError */
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
