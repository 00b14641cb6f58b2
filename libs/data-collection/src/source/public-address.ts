import ipaddr from 'ipaddr.js';

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
