import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import { timingSafeEqual } from 'node:crypto';
import { authorizationSchema, type Authorization } from './authorization.js';
import { AuthorizationPageError } from './oauth.errors.js';
import { SealedValues } from './sealed-values.js';

const NAME = 'mma-savant.authorization';
const PATH = '/oauth';
const LIFETIME_SECONDS = 600;

/** Keeps a started authorization in the browser, so that any node can continue it and no other browser can. */
@Injectable()
export class AuthorizationCookie {
  private readonly isSecure: boolean;

  constructor(
    { publicUrl }: AppConfig,
    private readonly sealed: SealedValues,
  ) {
    this.isSecure = publicUrl.startsWith('https:');
  }

  /** @returns a `Set-Cookie` header */
  async create(authorization: Authorization): Promise<string> {
    return this.header(
      await this.sealed.seal('OAuth authorization', { ...authorization }, LIFETIME_SECONDS),
      LIFETIME_SECONDS,
    );
  }

  /** @returns a `Set-Cookie` header that removes the cookie */
  clear(): string {
    return this.header('', 0);
  }

  /** @param ticket of the page or the address @throws AuthorizationPageError unless it belongs to the cookie */
  async read(cookies: string | undefined, ticket: string): Promise<Authorization> {
    const token = parseCookie(cookies ?? '')[NAME] ?? '';
    const authorization = await this.sealed.open('OAuth authorization', authorizationSchema, token);
    if (authorization === null || !isSame(authorization.ticket, ticket)) {
      throw new AuthorizationPageError(
        'This connection was not started in this browser within the last ten minutes. Start it again in your app.',
      );
    }
    return authorization;
  }

  /** Lax: the page of the sign-in provider navigates back. */
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

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
