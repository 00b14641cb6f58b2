import { parseCookie, stringifySetCookie } from 'cookie';
import type { JWTPayload } from 'jose';
import type { z } from 'zod';
import type { SealedValues, SealPurpose } from './sealed-values.js';

const LIFETIME_SECONDS = 600;

export interface SealedCookieOptions<Value> {
  name: string;
  path: string;
  purpose: SealPurpose;
  schema: z.ZodType<Value>;
  /** Whether the service is reached over https. */
  isSecure: boolean;
}

/** Keeps a started process for ten minutes in the browser, so that any node can continue it and no other browser can. */
export abstract class SealedCookie<Value extends JWTPayload> {
  protected constructor(
    private readonly sealed: SealedValues,
    private readonly options: SealedCookieOptions<Value>,
  ) {}

  /** @returns a `Set-Cookie` header */
  async create(value: Value): Promise<string> {
    return this.header(
      await this.sealed.seal(this.options.purpose, value, LIFETIME_SECONDS),
      LIFETIME_SECONDS,
    );
  }

  /** @returns a `Set-Cookie` header that removes the cookie */
  clear(): string {
    return this.header('', 0);
  }

  /** @param cookies value of the `Cookie` header @returns null without a valid cookie */
  async read(cookies: string | undefined): Promise<Value | null> {
    const { name, purpose, schema } = this.options;
    return this.sealed.open(purpose, schema, parseCookie(cookies ?? '')[name] ?? '');
  }

  /** Lax: pages of the sign-in provider navigate back. */
  private header(value: string, maxAge: number): string {
    const { name, path, isSecure } = this.options;
    return stringifySetCookie(name, value, {
      httpOnly: true,
      maxAge,
      path,
      sameSite: 'lax',
      secure: isSecure,
    });
  }
}
