import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { SealedCookie } from '../auth/sealed/sealed-cookie.js';
import { SealedValues } from '../auth/sealed/sealed-values.js';
import { authorizationSchema, type Authorization } from './authorization.js';
import { AuthorizationPageError } from './oauth.errors.js';

/** A started authorization. */
@Injectable()
export class AuthorizationCookie extends SealedCookie<Authorization> {
  constructor({ publicUrl }: AppConfig, sealed: SealedValues) {
    super(sealed, {
      name: 'mma-savant.authorization',
      path: '/oauth',
      purpose: 'OAuth authorization',
      schema: authorizationSchema,
      isSecure: publicUrl.startsWith('https:'),
    });
  }

  /** @param ticket of the page or the address @throws AuthorizationPageError unless it belongs to the cookie */
  async readFor(ticket: string, cookies: string | undefined): Promise<Authorization> {
    const authorization = await this.read(cookies);
    if (authorization === null || !isSame(authorization.ticket, ticket)) {
      throw new AuthorizationPageError(
        'This connection was not started in this browser within the last ten minutes. Start it again in your app.',
      );
    }
    return authorization;
  }
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
