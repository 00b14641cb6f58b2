import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BODY_LIMIT_BYTES } from '../errors/http.errors.js';

const FORM = 'application/x-www-form-urlencoded';
const UNSUPPORTED_MEDIA_TYPE = 415;

/** Reads forms under `/oauth/` only: a page of another site can send one anywhere. A repeated field is a list. */
export function readFormBodies(app: NestFastifyApplication): void {
  app.useBodyParser(FORM, { bodyLimit: BODY_LIMIT_BYTES }, (request, body, done) => {
    if (!request.url.startsWith('/oauth/')) {
      done(Object.assign(new Error('forms are not accepted here'), { statusCode: UNSUPPORTED_MEDIA_TYPE }));
      return;
    }
    done(null, parseForm(body.toString('utf8')));
  });
}

function parseForm(text: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name): [string, string | string[]] => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
