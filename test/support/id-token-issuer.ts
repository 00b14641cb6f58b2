import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

interface SigningKey {
  id: string;
  privateKey: CryptoKey;
  publicKey: JWK;
}

/** Publishes keys and signs any ID token with them, for tokens that a provider would not issue. */
export class IdTokenIssuer {
  private keys: SigningKey[] = [];
  /** Answers nothing but errors. */
  isBroken = false;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {
    server.on('request', ({ url }, response) => {
      response.setHeader('content-type', 'application/json');
      if (this.isBroken) return response.writeHead(503).end('{}');
      if (url === '/keys')
        return response.end(JSON.stringify({ keys: this.keys.map((key) => key.publicKey) }));
      return response.end(
        JSON.stringify({
          issuer,
          jwks_uri: `${issuer}/keys`,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
        }),
      );
    });
  }

  static async start(): Promise<IdTokenIssuer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const issuer = new IdTokenIssuer(server, `http://127.0.0.1:${port}`);
    await issuer.rotateKeys();
    return issuer;
  }

  /** Publishes a new key in place of the others. */
  async rotateKeys(): Promise<void> {
    this.keys = [await createKey(`key-${Date.now()}-${this.keys.length}`)];
  }

  async sign(claims: object, { key }: { key?: SigningKey } = {}): Promise<string> {
    const signing = key ?? this.keys[0];
    if (signing === undefined) throw new Error('there is no key');
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: signing.id })
      .sign(signing.privateKey);
  }

  /** A key that claims the id of the published one. */
  async forgeKey(): Promise<SigningKey> {
    return createKey(this.keys[0]?.id ?? '');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

async function createKey(id: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    id,
    privateKey,
    publicKey: { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' },
  };
}
