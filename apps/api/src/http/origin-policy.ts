import { AppError } from '@app/chat-protocol';
import { AppConfig } from '@app/config';
import { Injectable, Logger } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';

/** Pages of the developer's machine, on any port. */
const LOCAL_PAGE = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/;
/** Bounds what a hostile page can write into the log. */
const MAX_LOGGED_ORIGINS = 100;

/** A page of an origin that is not allowed opened a connection. */
export class ForeignOriginError extends AppError {
  readonly code = 'forbidden';

  constructor() {
    super(
      'Pages of this origin are not allowed to connect. Add the origin to FRONTEND_URL and restart the service.',
    );
  }
}

/** The origins whose pages may use the service: FRONTEND_URL, its own, and in development every local one. */
@Injectable()
export class OriginPolicy {
  private readonly logger = new Logger(OriginPolicy.name);
  private readonly origins: ReadonlySet<string>;
  private readonly allowsLocalPages: boolean;
  private readonly logged = new Set<string>();

  constructor({ env, isProduction, publicUrl }: AppConfig) {
    this.origins = new Set([...env.FRONTEND_URL, new URL(publicUrl).origin]);
    this.allowsLocalPages = !isProduction;
  }

  allowsOrigin(origin: string): boolean {
    if (this.origins.has(origin)) return true;
    if (this.allowsLocalPages && LOCAL_PAGE.test(origin)) return true;
    this.logRefusal(origin);
    return false;
  }

  /**
   * Whether a request of a browser comes from an allowed page. Other clients send no origin and are allowed; they still
   * need a token.
   */
  allows({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
    const { origin } = headers;
    if (origin !== undefined) return this.allowsOrigin(origin);
    // A browser that hides the origin still sends whether the page is cross-site.
    return !['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
  }

  /** Whether the request is known to come from an allowed page, as one with a cookie must. */
  isOwnPage({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
    const { origin } = headers;
    if (origin !== undefined) return this.allowsOrigin(origin);
    return headers['sec-fetch-site'] === 'same-origin';
  }

  private logRefusal(origin: string): void {
    if (this.logged.has(origin) || this.logged.size >= MAX_LOGGED_ORIGINS) return;
    this.logged.add(origin);
    this.logger.warn(
      `refused a page of ${JSON.stringify(origin.slice(0, 200))}: its origin is not in FRONTEND_URL`,
    );
  }
}
