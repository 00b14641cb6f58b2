interface EncodeParameters {
  token: SessionClaims;
  secret: string;
  maxAge?: number;
  salt?: string;
}

interface JwtModule {
  encode(parameters: EncodeParameters): Promise<string>;
}

interface AuthModule {
  Auth(request: Request, config: object): Promise<unknown>;
}

interface CredentialsModule {
  default(options: { authorize: () => object }): object;
}

// Loaded by a name that the compiler does not follow: the packages' types declare the globals of browsers.
const load = async <Module>(name: string): Promise<Module> => (await import(name)) as Module;
const { encode: encodeVersion4 } = await load<JwtModule>('next-auth/jwt');
const { encode: encodeVersion5 } = await load<JwtModule>('@auth/core/jwt');
const { Auth } = await load<AuthModule>('@auth/core');
const { default: Credentials } = await load<CredentialsModule>('@auth/core/providers/credentials');

/** The claims that NextAuth signs by default. */
export interface SessionClaims {
  sub?: string;
  name?: string | null;
  email?: string | null;
  picture?: string | null;
  [claim: string]: unknown;
}

interface TokenOptions {
  secret: string;
  /** Seconds. */
  maxAge?: number;
}

/** A session token of next-auth 4. */
export const nextAuth4Token = (token: SessionClaims, options: TokenOptions): Promise<string> =>
  encodeVersion4({ token, ...options });

/** A session token of Auth.js 5. @param cookie the name of its cookie */
export const authJs5Token = (
  token: SessionClaims,
  { cookie, ...options }: TokenOptions & { cookie: string },
): Promise<string> => encodeVersion5({ token, salt: cookie, ...options });

/** Signs a user in at an Auth.js 5 app at `origin`. @returns the Cookie header that the browser sends afterwards */
export async function signInAtAuthJs(
  origin: string,
  user: { id: string; email: string; name: string },
  secret: string,
): Promise<string> {
  const config = {
    secret,
    trustHost: true,
    basePath: '/api/auth',
    providers: [Credentials({ authorize: () => user })],
    session: { strategy: 'jwt' },
    callbacks: {
      jwt: ({ token, account }: { token: object; account?: { provider: string } | null }) =>
        account ? { ...token, provider: account.provider } : token,
    },
  };
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const answer: unknown = await Auth(new Request(`${origin}/api/auth${path}`, init), config);
    if (!(answer instanceof Response)) throw new Error('Auth.js did not answer');
    return answer;
  };
  const csrf = await ask('/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await ask('/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: readCookies(csrf) },
    body: new URLSearchParams({ csrfToken }).toString(),
  });
  return readCookies(answer);
}

const readCookies = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((header) => header.split(';', 1)[0])
    .join('; ');
