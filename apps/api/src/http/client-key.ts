import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddress from '@fastify/proxy-addr';
import ipaddr from 'ipaddr.js';

const UNKNOWN_CLIENT = 'unknown';
/** Providers assign at least this prefix to each subscriber. */
const IPV6_PREFIX_BITS = 64;
const IPV6_PREFIX_PARTS = IPV6_PREFIX_BITS / 16;

/**
 * The rate-limit key of a client address: an IPv4 address (also mapped into IPv6) unchanged, an IPv6 address by its /64
 * prefix, a fixed key otherwise.
 */
export function clientKey(address: string | undefined): string {
  if (address === undefined || isIP(address) === 0) return UNKNOWN_CLIENT;
  const parsed = ipaddr.process(withoutZone(address));
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const prefix = new ipaddr.IPv6([
    ...parsed.parts.slice(0, IPV6_PREFIX_PARTS),
    ...Array<number>(8 - IPV6_PREFIX_PARTS).fill(0),
  ]);
  return `${prefix.toString()}/${IPV6_PREFIX_BITS}`;
}

const withoutZone = (address: string): string => address.split('%', 1)[0] ?? address;

/** The {@link clientKey} of a raw request whose address TRUST_PROXY proxies forward. */
export const clientKeyOf = (request: IncomingMessage, trustedProxies: number): string =>
  clientKey(proxyAddress(request, (_address, hop) => hop < trustedProxies));
