import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

interface Account {
  sub: string;
  [claim: string]: unknown;
}

interface Interaction {
  prompt: { name: string; details: { missingOIDCScope?: string[] } };
  params: { client_id: string };
  session?: { accountId: string };
}

interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<string>;
}

interface OidcProvider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    options: { mergeWithLastSubmission: boolean },
  ): Promise<void>;
  Grant: new (parameters: { accountId: string; clientId: string }) => Grant;
}

interface OidcModule {
  default: new (issuer: string, configuration: object) => OidcProvider;
}

// Loaded by a name that the compiler does not follow: the package has no types.
const load = async <Module>(name: string): Promise<Module> => (await import(name)) as Module;
/** Without the package's warnings about an installation for tests. */
async function withoutWarnings<Result>(action: () => Result): Promise<Awaited<Result>> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await action();
  } finally {
    console.warn = warn;
  }
}

const { default: Provider } = await withoutWarnings(() => load<OidcModule>('oidc-provider'));

export const CLIENT_ID = 'web-client';
export const CLIENT_SECRET = 'secret-of-the-web-client';

/** A real OpenID provider whose user agrees to everything; {@link account} is who signs in, null refuses. */
export class OpenIdServer {
  account: Account | null = { sub: 'google-1' };

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(redirectUrl: string): Promise<OpenIdServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const openId = new OpenIdServer(server, `http://127.0.0.1:${port}`);
    const configuration = {
      clients: [
        {
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          redirect_uris: [redirectUrl],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'picture'] },
      // As Google does: the ID token holds the claims of the scopes.
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      pkce: { required: () => true },
      cookies: { keys: ['a key of the tests'] },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => openId.account ?? { sub: id },
      }),
    };
    const provider = await withoutWarnings(() => new Provider(openId.issuer, configuration));
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/') !== true) return answer(request, response);
      openId.finish(provider, request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    return openId;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async finish(
    provider: OidcProvider,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    const options = { mergeWithLastSubmission: true };
    if (this.account === null) {
      return provider.interactionFinished(request, response, { error: 'access_denied' }, options);
    }
    if (prompt.name !== 'consent') {
      const login = { accountId: this.account.sub };
      return provider.interactionFinished(request, response, { login }, options);
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id });
    grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, options);
  }
}
