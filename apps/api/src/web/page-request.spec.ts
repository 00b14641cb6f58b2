import { describe, expect, it } from '@jest/globals';
import { wantsPage } from './page-request.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const request = (url: string, { accept = BROWSER, method = 'GET', is404 = true } = {}) => ({
  method,
  url,
  is404,
  headers: { accept },
});

describe(wantsPage, () => {
  it.each([
    '/',
    '/?code=x',
    '/c/0198f3a4-5c1e-7000-8000-000000000000',
    '/share/abc',
    '/admin/users',
    '/apiary',
  ])('gives a browser the page at %s', (url) => {
    expect(wantsPage(request(url))).toBe(true);
  });

  it('gives every client the page at the root', () => {
    expect(wantsPage(request('/', { accept: '*/*' }))).toBe(true);
    expect(wantsPage(request('/', { method: 'HEAD' }))).toBe(true);
  });

  it.each([
    '/api',
    '/api/nowhere',
    '/api?x',
    '/assets/gone.js',
    '/docs-xml',
    '/docs/gone',
    '/health/x',
    '/metrics/x',
    '/mcp/x',
    '/oauth/x',
    '/socket.io',
    '/ws/x',
    '/.well-known/x',
  ])('leaves a browser the error of %s', (url) => {
    expect(wantsPage(request(url))).toBe(false);
  });

  it('leaves programs their error', () => {
    expect(wantsPage(request('/c/1', { accept: 'application/json' }))).toBe(false);
    expect(wantsPage(request('/c/1', { accept: '*/*' }))).toBe(false);
    expect(wantsPage(request('/c/1', { method: 'POST' }))).toBe(false);
  });

  it('leaves routes alone', () => {
    expect(wantsPage(request('/oauth/consent', { is404: false }))).toBe(false);
    expect(wantsPage(request('/', { is404: false }))).toBe(false);
  });
});
