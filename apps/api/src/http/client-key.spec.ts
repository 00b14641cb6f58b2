import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { clientKey, clientKeyOf } from './client-key.js';

describe(clientKey.name, () => {
  it.each([
    ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
    ['an IPv4 address mapped into IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['an IPv4 address mapped into IPv6 in hexadecimal', '::FFFF:cb00:7107', '203.0.113.7'],
    ['an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['the same network in capitals', '2001:DB8:1:2:FFFF::9', '2001:db8:1:2::/64'],
    ['the next network', '2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['a link-local address with its zone', 'fe80::1%eth0', 'fe80::/64'],
    ['a mapped address with a zone', '::ffff:203.0.113.7%1', '203.0.113.7'],
    ['the loopback address', '::1', '::/64'],
    ['no address', undefined, 'unknown'],
    ['an empty text', '', 'unknown'],
    ['a text that is no address', 'unix:', 'unknown'],
    ['an address with a port', '203.0.113.7:443', 'unknown'],
    ['an octal spelling, which could name any address', '0313.0.0161.7', 'unknown'],
  ])('of %s', (_what, address, key) => {
    expect(clientKey(address)).toBe(key);
  });
});

const request = (forwardedFor: string): IncomingMessage =>
  ({
    headers: { 'x-forwarded-for': forwardedFor },
    socket: { remoteAddress: '::ffff:10.0.0.1' },
  }) as unknown as IncomingMessage;

describe(clientKeyOf.name, () => {
  it.each([
    ['the address that the trusted proxy tells', 1, '203.0.113.7', '203.0.113.7'],
    ['the network of an IPv6 address', 1, '2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
    ['only what the last proxy tells', 1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['the peer without a proxy', 0, '203.0.113.7', '10.0.0.1'],
  ])('takes %s', (_what, trustedProxies, forwardedFor, key) => {
    expect(clientKeyOf(request(forwardedFor), trustedProxies)).toBe(key);
  });
});
