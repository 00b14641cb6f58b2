import { startText } from '@app/common';

const REQUEST_TIMEOUT_MS = 10_000;

/** `absent`: no service responds. `starting`: not ready yet. */
export type ServiceState = 'ready' | 'starting' | 'absent';

export async function stateOf(url: string): Promise<ServiceState> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    const body: unknown = await response.json();
    if (typeof body !== 'object' || body === null) return 'absent';
    if (response.ok) return 'ready';
    return response.status === 503 ? 'starting' : 'absent';
  } catch {
    return 'absent';
  }
}

/**
 * Gets a token from the development sign-in.
 * @throws ServiceError if the service has none
 */
export async function developmentToken(url: string, email: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`${url}/api/auth/dev-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, name: email.split('@')[0] }),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
  } catch (error) {
    throw new ServiceError(
      'unreachable',
      `No service answers at ${url}. Start one with \`${startText()}\`.`,
      {
        cause: error,
      },
    );
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 404) {
    throw new ServiceError(
      'not_found',
      `The service at ${url} has no development sign-in (AUTH_DEV_LOGIN). Give a token with --token.`,
    );
  }
  const fields = typeof body === 'object' && body !== null ? body : {};
  if ('access_token' in fields && typeof fields.access_token === 'string') return fields.access_token;
  const detail = 'detail' in fields && typeof fields.detail === 'string' ? fields.detail : '';
  throw new ServiceError('unauthorized', `Sign-in failed (HTTP ${response.status}). ${detail}`.trim());
}

/** No usable service; the message is shown to the user. */
export class ServiceError extends Error {
  constructor(
    /** `unreachable`, `not_found` (no development sign-in) or `unauthorized`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ServiceError';
  }
}
