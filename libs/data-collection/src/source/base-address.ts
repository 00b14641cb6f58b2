import { ImportFailedError } from './import-failed.error.js';

/** The http(s) address of a folder of files. */
export interface BaseAddress {
  /** Ends with a slash; without credentials. */
  readonly base: URL;
  /** For reports: without credentials and query. */
  readonly label: string;
  /** Value of the header, if the address has credentials. */
  readonly authorization: string | null;
}

/** @throws ImportFailedError for an invalid address; the message contains no credentials */
export function parseBaseAddress(address: string): BaseAddress {
  const base = new URL(address);
  const authorization = authorizationOf(base);
  base.username = '';
  base.password = '';
  if (base.hash !== '')
    throw new ImportFailedError('The address has a fragment (#…). Give it without the fragment.');
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const shown = new URL(base);
  shown.search = '';
  return { base, label: shown.href, authorization };
}

/** The address of a file; the query of the base is sent with every request. */
export function addressOf(path: string, { base }: BaseAddress): URL {
  const url = new URL(path, base);
  url.search = base.search;
  return url;
}

export const MOST_REDIRECTS = 5;
export const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/**
 * The address of a redirect, without credentials: on the same host or over https.
 * @param file as shown in the message
 * @throws ImportFailedError if it is not allowed
 */
export function redirectTarget(from: URL, location: string, file: string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new ImportFailedError(`${file} is redirected to an invalid address`);
  }
  const next = new URL(location, from);
  const isSameHost = next.protocol === 'http:' && from.protocol === 'http:' && next.host === from.host;
  if (next.protocol !== 'https:' && !isSameHost) {
    throw new ImportFailedError(`${file} is redirected to another host without https`);
  }
  next.username = '';
  next.password = '';
  return next;
}

function authorizationOf({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  try {
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
  } catch {
    throw new ImportFailedError(
      'The name or password in the address is not percent-encoded properly. Write % as %25.',
    );
  }
}
