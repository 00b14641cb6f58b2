import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint } from 'jose';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Names of Auth.js 5's session cookies; each is the salt of its encryption key. */
export const AUTHJS_COOKIES = ['authjs.session-token', '__Secure-authjs.session-token'] as const;

export type ContentEncryption = 'A256GCM' | 'A256CBC-HS512';

interface DecryptionKey {
  encryption: ContentEncryption;
  key: Uint8Array;
  /** Thumbprint that Auth.js writes into the header as `kid`. */
  id: string;
}

/** The keys of NEXTAUTH_SECRET and NEXTAUTH_SECRET_PREVIOUS. */
@Injectable()
export class TokenKeys {
  /** Signs, and verifies first. */
  readonly signing: KeyObject;
  /** KeyObjects: jsonwebtoken would parse a string as a public key first, at fifty times the cost. */
  readonly verifying: readonly KeyObject[];
  private readonly decryption: Promise<readonly DecryptionKey[]>;

  constructor({ nextAuthSecret, nextAuthSecrets }: AppConfig) {
    this.signing = toSigningKey(nextAuthSecret);
    this.verifying = nextAuthSecrets.map(toSigningKey);
    this.decryption = Promise.all(nextAuthSecrets.flatMap(decryptionKeysOf));
  }

  /** @param id the header's `kid`, if it has one */
  async decrypting(encryption: ContentEncryption, id: string | undefined): Promise<Uint8Array[]> {
    return (await this.decryption)
      .filter((known) => known.encryption === encryption && (id === undefined || known.id === id))
      .map(({ key }) => key);
  }
}

const toSigningKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));

/** next-auth 4 derives one key; Auth.js 5 one per cookie name. */
function decryptionKeysOf(secret: string): Promise<DecryptionKey>[] {
  return [
    identified('A256GCM', derive(secret, '', 'NextAuth.js Generated Encryption Key', 32)),
    ...AUTHJS_COOKIES.map((salt) =>
      identified('A256CBC-HS512', derive(secret, salt, `Auth.js Generated Encryption Key (${salt})`, 64)),
    ),
  ];
}

const derive = (secret: string, salt: string, info: string, bytes: number): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, info, bytes));

async function identified(encryption: ContentEncryption, key: Uint8Array): Promise<DecryptionKey> {
  const k = Buffer.from(key).toString('base64url');
  return { encryption, key, id: await calculateJwkThumbprint({ kty: 'oct', k }, 'sha512') };
}
