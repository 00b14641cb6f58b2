import { AppConfig } from '@app/config';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CODE_CHALLENGE, type Authorization } from './authorization.js';
import { OAuthClientsService } from './oauth-clients.service.js';
import { AuthorizationPageError, OAuthError, type OAuthErrorCode } from './oauth.errors.js';

/** Printable ASCII (RFC 6749), short enough for a cookie. */
const STATE = /^[\x20-\x7e]{0,1000}$/;

/** Unknown parameters are ignored (RFC 6749); one that is repeated is a list and so refused. */
const client = z.object({ client_id: z.string(), redirect_uri: z.string() });
const stateOnly = z.object({ state: z.string().regex(STATE).optional() });
const request = z.object({
  response_type: z.string(),
  code_challenge: z.string().regex(CODE_CHALLENGE),
  code_challenge_method: z.literal('S256'),
  resource: z.string().optional(),
});

/** An error that is reported to the client, by a redirect of the browser. */
export class RedirectedError extends Error {
  constructor(readonly location: string) {
    super('The client gets the error by a redirect.');
    this.name = 'RedirectedError';
  }
}

/** Reads requests of clients for an authorization, and writes the addresses that return to them. */
@Injectable()
export class AuthorizationRequests {
  private readonly issuer: string;

  constructor(
    { publicUrl }: AppConfig,
    private readonly clients: OAuthClientsService,
  ) {
    this.issuer = publicUrl;
  }

  /** @throws AuthorizationPageError while the client is not known; RedirectedError */
  async read(query: unknown): Promise<Authorization> {
    const named = client.safeParse(query);
    const known = named.success ? await this.clients.find(named.data.client_id) : null;
    if (!named.success || known === null) {
      throw new AuthorizationPageError(
        'The app is not registered here. Remove the connection in your app and add it again.',
      );
    }
    const { redirect_uri: redirectUri } = named.data;
    if (!known.redirectUris.includes(redirectUri)) {
      throw new AuthorizationPageError('The app asked to return to an address that it has not registered.');
    }
    const { state = null } = stateOnly.safeParse(query).data ?? {};
    const refuse = (error: OAuthErrorCode, description: string): RedirectedError =>
      new RedirectedError(this.returnTo({ redirectUri, state }, { error, error_description: description }));
    const parsed = request.safeParse(query);
    if (!stateOnly.safeParse(query).success || !parsed.success) {
      throw refuse(
        'invalid_request',
        'response_type and an S256 code_challenge are needed; state may have 1000 characters of ASCII.',
      );
    }
    const { response_type: type, resource, code_challenge: codeChallenge } = parsed.data;
    if (type !== 'code') throw refuse('unsupported_response_type', 'response_type must be code.');
    if (!this.isOurs(resource)) throw refuse('invalid_target', `resource must be ${this.issuer}/mcp.`);
    return {
      clientDigest: known.digest.toString('base64url'),
      clientName: known.name,
      redirectUri,
      state,
      codeChallenge,
      ticket: randomBytes(24).toString('base64url'),
      userId: null,
    };
  }

  /** RFC 8707. @throws OAuthError */
  assertOurs(resource: string | undefined): void {
    if (!this.isOurs(resource))
      throw new OAuthError('invalid_target', `resource must be ${this.issuer}/mcp.`);
  }

  /** The redirect URI with the parameters, the client's state and the issuer (RFC 9207). */
  returnTo(
    { redirectUri, state }: Pick<Authorization, 'redirectUri' | 'state'>,
    parameters: Record<string, string>,
  ): string {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    if (state !== null) url.searchParams.set('state', state);
    url.searchParams.set('iss', this.issuer);
    return url.href;
  }

  private isOurs(resource: string | undefined): boolean {
    return resource === undefined || resource.replace(/\/$/, '') === `${this.issuer}/mcp`;
  }
}
