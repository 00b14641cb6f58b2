import { UnauthorizedError } from '../auth.errors.js';
import { parseTokenJson } from './token-json.js';

interface TokenHeader {
  alg?: unknown;
  enc?: unknown;
  kid?: unknown;
}

/** How a token is protected, told by its number of parts (RFC 7515, RFC 7516). */
export type TokenForm = 'signed' | 'encrypted';

const FORMS: ReadonlyMap<number, TokenForm> = new Map([
  [3, 'signed'],
  [5, 'encrypted'],
]);

/**
 * Header parameters that change how a token must be read: `crit` lists required extensions (RFC 7515), `b64` changes
 * the signed input (RFC 7797), `zip` compresses.
 */
const REFUSED_PARAMETERS = ['crit', 'b64', 'zip'] as const;

/** @throws UnauthorizedError if the header cannot be read or asks for an extension */
export function readTokenHeader(token: string): { form: TokenForm; header: TokenHeader } {
  const parts = token.split('.');
  const form = FORMS.get(parts.length);
  if (form === undefined) {
    throw new UnauthorizedError('The token is neither a signed nor an encrypted JWT.');
  }
  const header: TokenHeader = parseTokenJson(Buffer.from(parts[0] ?? '', 'base64url'));
  const refused = REFUSED_PARAMETERS.find((name) => Object.hasOwn(header, name));
  if (refused !== undefined) {
    throw new UnauthorizedError(
      `The token's header has \`${refused}\`, which this service does not support.`,
    );
  }
  return { form, header };
}

/** An algorithm name for an error message. */
export const algorithmText = (value: unknown): string =>
  typeof value === 'string' && /^[\w+-]{1,24}$/.test(value) ? value : 'an unknown algorithm';
