export const MAX_REDIRECT_URI_LENGTH = 500;

/** Schemes that browsers interpret themselves. */
const FORBIDDEN_SCHEMES = new Set([
  'about:',
  'blob:',
  'data:',
  'file:',
  'filesystem:',
  'ftp:',
  'javascript:',
  'vbscript:',
  'view-source:',
  'ws:',
  'wss:',
]);
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https; http on the loopback address; a scheme of an app (RFC 8252). Without a fragment and without a user. */
export function isRedirectUri(text: string): boolean {
  if (text.length > MAX_REDIRECT_URI_LENGTH || !URL.canParse(text) || /[\s"'<>\\^`{|}#]/.test(text))
    return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  if (url.protocol === 'http:') return LOOPBACK_HOSTS.has(url.hostname);
  return !FORBIDDEN_SCHEMES.has(url.protocol) && text.startsWith(`${url.protocol}/`);
}

/** The source of a content security policy that allows a redirect there. */
export function policySourceOf(redirectUri: string): string {
  const url = new URL(redirectUri);
  return ['http:', 'https:'].includes(url.protocol) ? url.origin : url.protocol;
}
