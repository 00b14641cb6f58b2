import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { forwardingHeader } from '../../http/forwarded-request.js';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

export type LocalRequest = Pick<IncomingMessage, 'headers' | 'url'> & {
  socket: { remoteAddress?: string | undefined };
};

/**
 * Requires a loopback address, a loopback `Host` (a DNS-rebound page sends its own name), no proxy, and an allowed
 * origin. @returns the reason of a refusal
 */
export function describeForeignRequest(
  { headers, url = '', socket }: LocalRequest,
  allowsOrigin: (origin: string) => boolean,
): string | undefined {
  if (!isLoopbackAddress(socket.remoteAddress ?? '')) return 'it does not come from this machine';
  const forwarding = forwardingHeader(headers);
  if (forwarding !== undefined) return `a proxy passed it on (its header ${forwarding} says so)`;
  // A target in absolute form names the host too and takes precedence over the header (RFC 9112).
  const authority = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  const hosts = [headers.host ?? '', ...(authority === undefined ? [] : [authority])];
  if (!hosts.every(isLoopbackHost)) return 'its host is not localhost, 127.0.0.1 or [::1]';
  const { origin } = headers;
  if (origin !== undefined) {
    const isAllowed = allowsOrigin(origin) || origin === `http://${headers.host}`;
    return isAllowed ? undefined : 'the page that sent it is not of an origin in FRONTEND_URL';
  }
  const isForeignPage = ['cross-site', 'same-site'].includes(String(headers['sec-fetch-site']));
  return isForeignPage ? 'a page of another site sent it' : undefined;
}

export function isLoopbackHost(host: string): boolean {
  const [, bracketed, name = ''] = /^(?:\[([^\]]*)\]|([^:@]*))(?::\d{1,5})?$/.exec(host) ?? [];
  if (bracketed !== undefined) return isIP(bracketed) === 6 && isLoopbackAddress(bracketed);
  // RFC 6761 reserves `localhost` and its subdomains for the loopback address.
  return isLoopbackAddress(name) || /^(?:[a-z\d-]+\.)*localhost$/i.test(name);
}

/** Accepts IPv4 addresses mapped to IPv6. */
function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
