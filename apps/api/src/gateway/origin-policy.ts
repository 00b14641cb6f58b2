import type { IncomingMessage } from 'node:http';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';

/**
 * Checks the `Origin` of every handshake against FRONTEND_URL, because CORS does not apply to WebSockets. Requests
 * without an origin (clients other than browsers) are allowed; they still need a token.
 */
@Injectable()
export class OriginPolicy {
  readonly allowed: readonly string[];

  constructor(config: AppConfig) {
    this.allowed = config.env.FRONTEND_URL;
  }

  allows({ headers }: IncomingMessage): boolean {
    const { origin } = headers;
    if (origin !== undefined) return this.allowed.includes(origin);
    // A browser that hides the origin still sends whether the page is cross-site.
    return !['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
  }
}
