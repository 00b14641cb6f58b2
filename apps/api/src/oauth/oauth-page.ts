import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import type { Account } from '../user/sign-in.js';
import type { Authorization } from './authorization.js';
import { policySourceOf } from './redirect-uri.js';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:10vh auto;padding:0 1rem;color:#111;background:#fff}
button,.button,input{font:inherit;padding:.5rem 1rem;border:1px solid #888;border-radius:.4rem;background:#f5f5f5;color:#111;text-decoration:none;display:inline-block}
button.main,.button.main{background:#111;color:#fff;border-color:#111}form{margin:1rem 0}small{color:#555;overflow-wrap:anywhere}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

interface Page {
  title: string;
  /** HTML; texts of others are escaped. */
  body: string;
  status?: number;
  /** Where a form may lead besides this service: browsers apply the policy to redirects after it, too. */
  formTarget?: string;
}

/** A page without scripts, and without anything from elsewhere. */
export async function sendPage(reply: FastifyReply, page: Page): Promise<void> {
  const { title, body, status = 200, formTarget } = page;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self'${formTarget === undefined ? '' : ` ${formTarget}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  await reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      // Without a referrer, browsers hide the origin of a form.
      'referrer-policy': 'same-origin',
      'content-security-policy': policy.join('; '),
    })
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${escape(title)}</title><style>${STYLE}</style></head><body><h1>${escape(title)}</h1>${body}</body></html>`,
    );
}

export const errorPage = (message: string): Page => ({
  title: 'The connection failed',
  body: `<p>${escape(message)}</p>`,
  status: 400,
});

export interface SignInChoices {
  /** Address of the Google sign-in; null if it is not configured. */
  googleUrl: string | null;
  hasDevLogin: boolean;
}

export function signInPage({ clientName, ticket }: Authorization, choices: SignInChoices): Page {
  const google =
    choices.googleUrl === null
      ? ''
      : `<p><a class="button main" href="${escape(choices.googleUrl)}">Sign in with Google</a></p>`;
  const development = choices.hasDevLogin
    ? `<form method="post" action="/oauth/dev-sign-in">${hidden(ticket)}` +
      '<p><label>E-mail (development) <input name="email" type="email" required maxlength="254"></label></p>' +
      '<button>Sign in</button></form>'
    : '';
  const none =
    google + development === ''
      ? '<p>Sign in at the website of this service in this browser, then connect the app again.</p>'
      : '';
  return {
    title: 'Sign in',
    body: `<p><b>${escape(clientName)}</b> wants to use MMA Savant.</p>${google}${development}${none}`,
  };
}

export function consentPage(authorization: Authorization, account: Account): Page {
  const { clientName, redirectUri, ticket } = authorization;
  const user = account.email ?? account.name ?? `user ${account.id}`;
  return {
    title: 'Connect an app',
    body:
      `<p><b>${escape(clientName)}</b> wants to ask MMA Savant for data as <b>${escape(user)}</b>. Its calls count as your ` +
      'requests of the day. It cannot read your chats or change your account.</p>' +
      `<form method="post" action="/oauth/consent">${hidden(ticket)}` +
      '<button class="main" name="decision" value="allow">Allow</button> ' +
      '<button name="decision" value="deny">Deny</button></form>' +
      `<p><small>The app is at ${escape(redirectUri)}. Its name was chosen by the app. Allow only what you started yourself.</small></p>`,
    formTarget: policySourceOf(redirectUri),
  };
}

const hidden = (ticket: string): string => `<input type="hidden" name="ticket" value="${escape(ticket)}">`;

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
