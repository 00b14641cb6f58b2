import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPrivateHost, isPublicAddress, literalAddress } from './public-address.js';
import { PrivateAddressError } from './sync.errors.js';

const CONNECT_TIMEOUT_MS = 10_000;
const HEADERS_TIMEOUT_MS = 30_000;
const IDLE_TIMEOUT_MS = 30_000;

/**
 * Connects to public addresses only. A host is judged by the addresses that the connection uses, so that no name can
 * resolve to another address after the check.
 */
export const createGuardedAgent = (): Agent => createAgent(lookupPublic);

/** For a configured host on a private network. */
export const createOpenAgent = (): Agent => createAgent(undefined);

/** Refuses IP addresses of private networks, which are never looked up. @throws PrivateAddressError */
export function assertPublicHost({ hostname }: URL): void {
  if (literalAddress(hostname) !== null && isPrivateHost(hostname)) throw new PrivateAddressError(hostname);
}

function createAgent(lookup: LookupFunction | undefined): Agent {
  return new Agent({
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: IDLE_TIMEOUT_MS,
    connections: 2,
    connect: { timeout: CONNECT_TIMEOUT_MS, ...(lookup === undefined ? {} : { lookup }) },
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
