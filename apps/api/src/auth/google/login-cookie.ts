import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { hkdfSync } from 'node:crypto';
import { z } from 'zod';

const NAME = 'mma-savant.login';
const PATH = '/api/auth/google';
const LIFETIME_SECONDS = 600;
const ENCRYPTION = { alg: 'dir', enc: 'A256GCM' } as const;

const login = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

export type Login = z.output<typeof login>;

/** Keeps a started sign-in in the browser, encrypted, so that any node can finish it and no other browser can. */
@Injectable()
export class LoginCookie {
  private readonly key: Uint8Array;
  private readonly isSecure: boolean;

  constructor({ nextAuthSecret, publicUrl }: AppConfig) {
    this.key = new Uint8Array(hkdfSync('sha256', nextAuthSecret, '', 'MMA Savant login cookie', 32));
    this.isSecure = publicUrl.startsWith('https:');
  }

  /** @returns a `Set-Cookie` header */
  async create(value: Login): Promise<string> {
    const token = await new EncryptJWT(value)
      .setProtectedHeader(ENCRYPTION)
      .setExpirationTime(`${LIFETIME_SECONDS} seconds`)
      .encrypt(this.key);
    return this.header(token, LIFETIME_SECONDS);
  }

  /** @returns a `Set-Cookie` header that removes the cookie */
  clear(): string {
    return this.header('', 0);
  }

  /** @returns null without a valid cookie */
  async read(cookies: string | undefined): Promise<Login | null> {
    const token = parseCookie(cookies ?? '')[NAME];
    if (token === undefined) return null;
    try {
      const { payload } = await jwtDecrypt(token, this.key, {
        keyManagementAlgorithms: [ENCRYPTION.alg],
        contentEncryptionAlgorithms: [ENCRYPTION.enc],
      });
      return login.parse(payload);
    } catch {
      return null;
    }
  }

  /** Lax: the provider's page navigates to the callback. */
  private header(value: string, maxAge: number): string {
    return stringifySetCookie(NAME, value, {
      httpOnly: true,
      maxAge,
      path: PATH,
      sameSite: 'lax',
      secure: this.isSecure,
    });
  }
}
