import { describe, expect, it } from '@jest/globals';
import { isRedirectUri, policySourceOf } from './redirect-uri.js';

describe(isRedirectUri.name, () => {
  it.each([
    'https://claude.ai/api/mcp/auth_callback',
    'http://localhost:6274/oauth/callback',
    'http://127.0.0.1:33418/',
    'http://[::1]:8080/cb?x=1',
    'cursor://anysphere.cursor-retrieval/oauth/callback',
    'com.example.app:/callback',
  ])('accepts %s', (uri) => {
    expect(isRedirectUri(uri)).toBe(true);
  });

  it.each([
    '',
    'callback',
    '/callback',
    'http://example.com/cb',
    'http://localhost.example.com/cb',
    'https://user:secret@example.com/cb',
    'https://example.com/cb#fragment',
    'https://example.com/c b',
    "https://example.com/cb'",
    'javascript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,x',
    'mailto:someone@example.com',
    `https://example.com/${'x'.repeat(500)}`,
  ])('rejects %j', (uri) => {
    expect(isRedirectUri(uri)).toBe(false);
  });
});

describe(policySourceOf.name, () => {
  it.each([
    ['https://claude.ai/cb', 'https://claude.ai'],
    ['http://localhost:6274/cb', 'http://localhost:6274'],
    ['cursor://x/cb', 'cursor:'],
  ])('of %s is %s', (uri, source) => {
    expect(policySourceOf(uri)).toBe(source);
  });
});
