import { describe, expect, it } from '@jest/globals';
import { describeForeignRequest, isLoopbackHost, type LocalRequest } from './local-request.js';

describe(isLoopbackHost.name, () => {
  it.each([
    'localhost',
    'LOCALHOST:8000',
    'app.localhost:8000',
    '127.0.0.1',
    '127.0.0.1:8000',
    '127.8.9.10:1',
    '[::1]',
    '[::1]:8000',
    '[0:0:0:0:0:0:0:1]:8000',
  ])('accepts %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each([
    '',
    'evil.example',
    'evil.example:8000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil-localhost',
    'localhost.',
    '0.0.0.0:8000',
    '192.168.0.2',
    '128.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '127.0.0.1:8000@evil.example',
    'localhost@evil.example',
    'localhost:port',
    '[::]',
    '[::2]:8000',
    '[localhost]',
    '::1',
    'localhost, evil.example',
  ])('rejects %j', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe(describeForeignRequest.name, () => {
  const describeOf = ({
    headers,
    url = '/api/auth/dev-token',
    remoteAddress = '127.0.0.1',
  }: {
    headers?: LocalRequest['headers'];
    url?: string;
    remoteAddress?: string;
  }) =>
    describeForeignRequest(
      { headers: { host: 'localhost:8000', ...headers }, url, socket: { remoteAddress } },
      (origin) => ['http://localhost:3000', 'https://app.example'].includes(origin),
    );

  it.each<[string, Parameters<typeof describeOf>[0]]>([
    ['a program', {}],
    ['a program over IPv6', { remoteAddress: '::1', headers: { host: '[::1]:8000' } }],
    ['a program over IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1' }],
    ['an allowed page', { headers: { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' } }],
    [
      'an allowed page elsewhere',
      { headers: { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' } },
    ],
    [
      'a page of this service',
      { headers: { origin: 'http://localhost:8000', 'sec-fetch-site': 'same-origin' } },
    ],
    ['an absolute target', { url: 'http://localhost:8000/api/auth/dev-token' }],
  ])('accepts %s', (_what, request) => {
    expect(describeOf(request)).toBeUndefined();
  });

  it.each<[string, Parameters<typeof describeOf>[0], string]>([
    ['another machine', { remoteAddress: '192.168.0.7' }, 'this machine'],
    ['a connection without an address', { remoteAddress: '' }, 'this machine'],
    ['a rebound host', { headers: { host: 'evil.example:8000' } }, 'host'],
    ['no host', { headers: { host: undefined } }, 'host'],
    ['an absolute target elsewhere', { url: 'http://evil.example/api/auth/dev-token' }, 'host'],
    ['an absolute target with a user', { url: 'http://localhost@evil.example/api' }, 'host'],
    ['another page', { headers: { origin: 'http://evil.example' } }, 'FRONTEND_URL'],
    ['another local page', { headers: { origin: 'http://localhost:9999' } }, 'FRONTEND_URL'],
    ['a page without an origin', { headers: { origin: 'null' } }, 'FRONTEND_URL'],
    ['a form of another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 'another site'],
    ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded', 'x-real-ip', 'x-original-host', 'cf-ray'].map(
      (name): [string, Parameters<typeof describeOf>[0], string] => [
        `the header ${name}`,
        { headers: { [name]: '' } },
        name,
      ],
    ),
  ])('rejects %s', (_what, request, reason) => {
    expect(describeOf(request)).toContain(reason);
  });
});
