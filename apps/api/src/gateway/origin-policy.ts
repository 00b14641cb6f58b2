import type { IncomingMessage } from 'node:http';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';

/**
 * Which pages may open sockets: those of FRONTEND_URL. CORS does not apply to WebSockets, so every handshake is checked.
 * Clients other than browsers send no origin and are allowed; they need a token as well.
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
    // A browser that hides the origin still tells whether the page is of another site.
    return !['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
  }
}
