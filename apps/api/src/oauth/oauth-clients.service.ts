import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { OAuthError } from './oauth.errors.js';
import { isRedirectUri } from './redirect-uri.js';
import { SealedValues } from '../auth/sealed/sealed-values.js';

const MAX_REDIRECT_URIS = 5;
/** Of all redirect URIs together: they are part of the client's id, which is part of addresses. */
const MAX_TOTAL_LENGTH = 1_000;
const MAX_ID_LENGTH = 4_000;
const DEFAULT_NAME = 'MCP client';

/** Unknown metadata is ignored (RFC 7591). */
const registration = z.object({
  redirect_uris: z.array(z.string()).min(1).max(MAX_REDIRECT_URIS),
  client_name: z.string().max(100).optional(),
});

const sealedClient = z.object({ redirect_uris: z.array(z.string()), client_name: z.string() });

export interface OAuthClient {
  /** SHA-256 of the client's id. */
  digest: Buffer;
  name: string;
  redirectUris: readonly string[];
}

export interface RegisteredClient {
  client_id: string;
  client_id_issued_at: number;
  client_name: string;
  redirect_uris: string[];
  token_endpoint_auth_method: 'none';
  grant_types: string[];
  response_types: string[];
}

/**
 * Stateless registration (RFC 7591, appendix A.5.2): the id of a client is its sealed metadata. Nothing is stored, so
 * registrations cannot fill a table, and any node knows any client.
 */
@Injectable()
export class OAuthClientsService {
  constructor(private readonly sealed: SealedValues) {}

  /** @throws OAuthError */
  async register(metadata: unknown): Promise<RegisteredClient> {
    const parsed = registration.safeParse(metadata);
    if (!parsed.success) {
      throw new OAuthError(
        'invalid_client_metadata',
        `Send redirect_uris (1 to ${MAX_REDIRECT_URIS} texts) and optionally client_name (at most 100 characters).`,
      );
    }
    const { redirect_uris } = parsed.data;
    if (!redirect_uris.every(isRedirectUri) || redirect_uris.join('').length > MAX_TOTAL_LENGTH) {
      throw new OAuthError(
        'invalid_redirect_uri',
        'A redirect URI must be https, http on localhost, or a scheme of an app, without a fragment. ' +
          `Together they may have ${MAX_TOTAL_LENGTH} characters.`,
      );
    }
    const client_name = cleanName(parsed.data.client_name);
    return {
      client_id: await this.sealed.seal('OAuth client', { redirect_uris, client_name }),
      client_id_issued_at: Math.floor(Date.now() / 1000),
      client_name,
      redirect_uris,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    };
  }

  /** @returns null for an id that was not issued here, or with a secret that is no longer configured */
  async find(clientId: string): Promise<OAuthClient | null> {
    if (clientId.length > MAX_ID_LENGTH) return null;
    const client = await this.sealed.open('OAuth client', sealedClient, clientId);
    if (client === null) return null;
    return {
      digest: createHash('sha256').update(clientId).digest(),
      name: client.client_name,
      redirectUris: client.redirect_uris,
    };
  }
}

/** Without characters that change how a text is displayed. */
const cleanName = (name = ''): string =>
  name
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim() || DEFAULT_NAME;
