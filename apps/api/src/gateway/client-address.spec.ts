import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { clientKeyOf } from './client-address.js';

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
