import { ValidationFailedError } from '@app/chat-protocol';
import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BODY_LIMIT_BYTES, MalformedJsonError } from '../errors/http.errors.js';

/** Limits recursion over a body. Our bodies are at most 3 levels deep. */
const MAX_DEPTH = 16;
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

export function readJsonBodies(app: NestFastifyApplication): void {
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT_BYTES }, (_request, body, done) => {
    let parsed: unknown;
    try {
      parsed = parseJsonBody(decodeUtf8(body));
    } catch (error) {
      done(error instanceof Error ? error : new MalformedJsonError());
      return;
    }
    done(null, parsed);
  });
}

/** @throws MalformedJsonError for invalid UTF-8, which would otherwise become U+FFFD */
function decodeUtf8(body: Buffer): string {
  if (!isUtf8(body)) throw new MalformedJsonError();
  return body.toString('utf8');
}

/**
 * Parses a body; an empty one counts as absent, because many clients always send a content type.
 * @throws MalformedJsonError; ValidationFailedError for keys that reach a prototype and for deep nesting
 */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new MalformedJsonError();
  }
  const fault = findFault(body, 0);
  if (fault !== undefined) throw new ValidationFailedError([{ field: 'body', message: fault }]);
  return body;
}

function findFault(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === MAX_DEPTH) return 'is nested too deeply';
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.includes(key)) return `must not have the key ${key}`;
    const fault = findFault(inner, depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
