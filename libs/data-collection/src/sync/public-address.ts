import ipaddr from 'ipaddr.js';

/** Names that a private network resolves: `localhost`, names without a dot, and reserved top-level names. */
const PRIVATE_NAME = /^[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa)$/i;

/** Whether an IP address is on the public internet; IPv4 inside IPv6 is judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv6' && parsed.range() === 'rfc6052') {
    return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  }
  return parsed.range() === 'unicast';
}

/** The IP address that a host of a URL is; null for a name. */
export function literalAddress(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/** Whether the host of a URL says by itself that it is on this machine or on a private network. */
export function isPrivateHost(host: string): boolean {
  const address = literalAddress(host);
  return address === null ? PRIVATE_NAME.test(host) : !isPublicAddress(address);
}
