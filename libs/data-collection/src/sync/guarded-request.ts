import { lookup as resolve } from 'node:dns';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateHost, isPublicAddress, literalAddress } from './public-address.js';
import { PrivateAddressError } from './sync.errors.js';

/** To connect, and between two pieces of data. */
const IDLE_MS = 30_000;

export interface GuardedRequest {
  headers: OutgoingHttpHeaders;
  /** Whether the host may be on a private network. */
  allowsPrivate: boolean;
  signal: AbortSignal;
}

/**
 * Sends a GET request on a connection of its own. A host is judged by the addresses that the connection uses, so that no
 * name can resolve to another address after the check. Redirects are not followed.
 * @returns the response, whose body fails if it ends early
 * @throws PrivateAddressError
 */
export async function sendRequest(
  url: URL,
  { headers, allowsPrivate, signal }: GuardedRequest,
): Promise<IncomingMessage> {
  // An IP address is never looked up.
  if (!allowsPrivate && literalAddress(url.hostname) !== null && isPrivateHost(url.hostname)) {
    throw new PrivateAddressError(url.hostname);
  }
  const { get } = url.protocol === 'https:' ? https : http;
  return new Promise((respond, reject) => {
    const request = get(
      url,
      {
        headers,
        signal,
        agent: false,
        timeout: IDLE_MS,
        ...(allowsPrivate ? {} : { lookup: lookupPublic }),
      },
      respond,
    );
    request.once('timeout', () => request.destroy(new Error(`no data for ${IDLE_MS / 1000} s`)));
    // Also after the response, whose body then fails.
    request.on('error', reject);
  });
}

const lookupPublic: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address))) {
      return callback(new PrivateAddressError(host), '', 0);
    }
    if (options.all === true) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};
