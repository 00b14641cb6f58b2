import { lookup as resolve } from 'node:dns';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, literalAddress } from './public-address.js';
import { PrivateAddressError } from './source.errors.js';

/** To connect, and between two pieces of data. */
const IDLE_MS = 30_000;

export interface GuardedRequest {
  headers: OutgoingHttpHeaders;
  /** Whether the host may be on a private network. */
  allowsPrivate: boolean;
  signal: AbortSignal;
  /** Without data for this long the request or its body fails. @default 30 s */
  idleMs?: number;
}

/**
 * Sends a GET request on a connection of its own. A host is judged by the addresses that the connection uses, so that no
 * name can resolve to another address after the check. Redirects are not followed.
 * @returns the response, whose body fails if it ends early
 * @throws PrivateAddressError
 */
export async function sendRequest(
  url: URL,
  { headers, allowsPrivate, signal, idleMs = IDLE_MS }: GuardedRequest,
): Promise<IncomingMessage> {
  // An IP address is never looked up.
  const address = literalAddress(url.hostname);
  if (!allowsPrivate && address !== null && !isPublicAddress(address)) {
    throw new PrivateAddressError(url.hostname);
  }
  const { get } = url.protocol === 'https:' ? https : http;
  return new Promise((resolveResponse, reject) => {
    let response: IncomingMessage | null = null;
    const request = get(
      url,
      {
        headers,
        signal,
        agent: false,
        timeout: idleMs,
        ...(allowsPrivate ? {} : { lookup: lookupPublic }),
      },
      (received) => {
        response = received;
        resolveResponse(received);
      },
    );
    request.on('timeout', () => {
      // Data waits for its reader, who may be busy.
      if ((response?.readableLength ?? 0) > 0) request.setTimeout(idleMs);
      else request.destroy(new Error(`no data for ${idleMs / 1000} s`));
    });
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
