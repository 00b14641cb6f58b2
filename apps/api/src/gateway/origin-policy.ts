import type { IncomingMessage } from 'node:http';
import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';

/**
 * Which pages may open sockets: those of FRONTEND_URL. CORS does not hold back a WebSocket, so every handshake is looked
 * at. Programs that are no browsers send no origin and are let through; they need a token like everybody else.
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
    // A browser that hides where the page is from still tells that it is a foreign one.
    return !['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
  }
}
