import { randomBytes } from 'node:crypto';

/** Stands in the built page where each response gets a nonce of its own. */
const PLACEHOLDER = /__STYLE_NONCE__/g;
const NONCE_BYTES = 18;

/**
 * Only files of this service, and no inline script. The nonce is for the style element with which the page's dialogs stop
 * the page behind them from scrolling.
 */
const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface Page {
  html: string;
  policy: string;
}

/** Gives the page a nonce, and the content-security policy that allows it. */
export function withNonce(html: string): Page {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  return { html: html.replace(PLACEHOLDER, nonce), policy: policyOf(nonce) };
}
