import { AppError, ERROR_TABLE } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { digestOf } from '../auth/sign-ins/secret-token.js';
import { SignInsService, type TokenPair } from '../auth/sign-ins/sign-ins.service.js';
import { UserService } from '../user/user.service.js';
import { AuthorizationCodeRepository } from './authorization-code.repository.js';
import { AuthorizationRequests } from './authorization-requests.js';
import { OAuthClientsService, type OAuthClient } from './oauth-clients.service.js';
import { OAuthError } from './oauth.errors.js';

const common = z.object({ grant_type: z.string(), client_id: z.string(), resource: z.string().optional() });
const codeGrant = z.object({
  code: z.string().max(200),
  redirect_uri: z.string(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
});
const refreshGrant = z.object({ refresh_token: z.string().max(200) });

export interface TokenAnswer {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  refresh_token: string;
  scope: 'mcp';
}

/** The token endpoint: codes and refresh tokens for tokens that are valid for `/mcp` only. */
@Injectable()
export class TokensService {
  constructor(
    private readonly clients: OAuthClientsService,
    private readonly codes: AuthorizationCodeRepository,
    private readonly requests: AuthorizationRequests,
    private readonly users: UserService,
    private readonly signIns: SignInsService,
  ) {}

  /** @throws OAuthError */
  async issue(form: unknown, address: string | null): Promise<TokenAnswer> {
    const { grant_type, client_id, resource } = parse(common, form);
    const client = await this.clients.find(client_id);
    if (client === null)
      throw new OAuthError('invalid_client', 'The client is not registered. Register it again.');
    this.requests.assertOurs(resource);
    switch (grant_type) {
      case 'authorization_code':
        return toAnswer(await this.exchange(client, parse(codeGrant, form), address));
      case 'refresh_token':
        return toAnswer(await this.refresh(client, parse(refreshGrant, form).refresh_token));
      default:
        throw new OAuthError(
          'unsupported_grant_type',
          'grant_type must be authorization_code or refresh_token.',
        );
    }
  }

  private async exchange(
    client: OAuthClient,
    { code, redirect_uri: redirectUri, code_verifier: verifier }: z.output<typeof codeGrant>,
    address: string | null,
  ): Promise<TokenPair> {
    const stored = await this.codes.take(digestOf(code));
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const isValid =
      stored !== null &&
      stored.clientDigest.equals(client.digest) &&
      stored.redirectUri === redirectUri &&
      stored.codeChallenge === challenge;
    const account = isValid ? await this.users.findAccount(stored.userId) : null;
    if (account === null) {
      throw new OAuthError(
        'invalid_grant',
        'The code is unknown, expired, used, or belongs to another client, redirect_uri or code_verifier.',
      );
    }
    return asGrant(() =>
      this.signIns.startWithTokens(account, { device: client.name, address, clientDigest: client.digest }),
    );
  }

  private refresh(client: OAuthClient, refreshToken: string): Promise<TokenPair> {
    return asGrant(() => this.signIns.refresh(refreshToken, client.digest));
  }
}

function parse<Value>(schema: z.ZodType<Value>, form: unknown): Value {
  const parsed = schema.safeParse(form ?? {});
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new OAuthError('invalid_request', `Missing, repeated or malformed: ${fields}.`);
}

/** A refusal of the account or the token is `invalid_grant`; a failure of the service stays what it is. */
async function asGrant(work: () => Promise<TokenPair>): Promise<TokenPair> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || ERROR_TABLE[error.code].status >= 500) throw error;
    throw new OAuthError('invalid_grant', error.message);
  }
}

const toAnswer = ({ accessToken, refreshToken, expiresInSeconds }: TokenPair): TokenAnswer => ({
  access_token: accessToken,
  token_type: 'Bearer',
  expires_in: expiresInSeconds,
  refresh_token: refreshToken,
  scope: 'mcp',
});
