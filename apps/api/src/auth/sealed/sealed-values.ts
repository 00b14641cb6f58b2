import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import { hkdfSync } from 'node:crypto';
import type { z } from 'zod';

const ENCRYPTION = { alg: 'dir', enc: 'A256GCM' } as const;

export type SealPurpose = 'sign-in' | 'OAuth client' | 'OAuth authorization';

/** Values that a client keeps for the service: encrypted, so that any node can read them and nobody else can write them. */
@Injectable()
export class SealedValues {
  private readonly secrets: readonly string[];

  constructor({ nextAuthSecrets }: AppConfig) {
    this.secrets = nextAuthSecrets;
  }

  async seal(purpose: SealPurpose, value: JWTPayload, lifetimeSeconds?: number): Promise<string> {
    const token = new EncryptJWT(value).setProtectedHeader(ENCRYPTION);
    if (lifetimeSeconds !== undefined) token.setExpirationTime(`${lifetimeSeconds} seconds`);
    return token.encrypt(keyOf(this.secrets[0] ?? '', purpose));
  }

  /** @returns null for a value that is not ours or has expired */
  async open<Value>(purpose: SealPurpose, schema: z.ZodType<Value>, token: string): Promise<Value | null> {
    for (const secret of this.secrets) {
      try {
        const { payload } = await jwtDecrypt(token, keyOf(secret, purpose), {
          keyManagementAlgorithms: [ENCRYPTION.alg],
          contentEncryptionAlgorithms: [ENCRYPTION.enc],
        });
        return schema.parse(payload);
      } catch {
        // An earlier secret may have sealed it.
      }
    }
    return null;
  }
}

const keyOf = (secret: string, purpose: SealPurpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `MMA Savant ${purpose}`, 32));
