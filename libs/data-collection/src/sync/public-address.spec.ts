import { describe, expect, it } from '@jest/globals';
import { isPrivateHost, isPublicAddress } from './public-address.js';

describe(isPublicAddress, () => {
  it.each(['185.199.108.133', '8.8.8.8', '2606:50c0:8000::154', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'accepts %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'example.org',
    '',
  ])('refuses %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe(isPrivateHost, () => {
  it.each([
    'localhost',
    'files',
    'a.localhost',
    'nas.local',
    'data.internal',
    '127.0.0.1',
    '[::1]',
    '10.0.0.1',
  ])('recognizes %s', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each(['raw.githubusercontent.com', 'localhost.example.org', '8.8.8.8', '[2606:50c0:8000::154]'])(
    'leaves %s to its addresses',
    (host) => {
      expect(isPrivateHost(host)).toBe(false);
    },
  );
});
