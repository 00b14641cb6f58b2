import { compactDecrypt, errors } from 'jose';
import { Injectable } from '@nestjs/common';
import { TokenExpiredError, UnauthorizedError } from '../auth.errors.js';
import { algorithmText } from './token-header.js';
import { CLOCK_TOLERANCE_SECONDS, readClaims, type TokenIdentity } from './token-identity.js';
import { parseTokenJson } from './token-json.js';
import { TokenKeys, type ContentEncryption } from './token-keys.js';

const ENCRYPTIONS: readonly ContentEncryption[] = ['A256GCM', 'A256CBC-HS512'];

interface EncryptionHeader {
  alg?: unknown;
  enc?: unknown;
  kid?: unknown;
}

/** Decrypts the session tokens of next-auth 4 and Auth.js 5. */
@Injectable()
export class EncryptedTokens {
  constructor(private readonly keys: TokenKeys) {}

  /** @throws UnauthorizedError, TokenExpiredError */
  async verify(token: string, { alg, enc, kid }: EncryptionHeader): Promise<TokenIdentity> {
    const encryption = ENCRYPTIONS.find((known) => known === enc);
    if (alg !== 'dir' || encryption === undefined) {
      throw new UnauthorizedError(
        `The token is encrypted with ${algorithmText(alg)} and ${algorithmText(enc)}; this service accepts \`dir\` with ` +
          `${ENCRYPTIONS.join(' or ')}, as NextAuth encrypts.`,
      );
    }
    const keys = await this.keys.decrypting(encryption, typeof kid === 'string' ? kid : undefined);
    for (const key of keys) {
      const claims = await decrypt(token, key, encryption);
      if (claims !== null) return readTimelyClaims(parseTokenJson(claims));
    }
    throw new UnauthorizedError(
      'The token is encrypted with another secret than NEXTAUTH_SECRET, or for another cookie name.',
    );
  }
}

/** @returns null if the key is a wrong one */
async function decrypt(
  token: string,
  key: Uint8Array,
  encryption: ContentEncryption,
): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(token, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: [encryption],
    });
    return plaintext;
  } catch (error) {
    if (error instanceof errors.JWEDecryptionFailed) return null;
    throw new UnauthorizedError('The token is not a valid JWE.', error);
  }
}

function readTimelyClaims(claims: Record<string, unknown>): TokenIdentity {
  const identity = readClaims(claims);
  const now = Date.now();
  const toleranceMs = CLOCK_TOLERANCE_SECONDS * 1000;
  if (identity.expiresAt.getTime() + toleranceMs <= now) throw new TokenExpiredError();
  const { nbf } = claims;
  if (nbf === undefined) return identity;
  if (typeof nbf !== 'number') throw new UnauthorizedError("The token's claim `nbf` is not a number.");
  if (nbf * 1000 - toleranceMs > now) throw new UnauthorizedError('The token is not valid yet.');
  return identity;
}
