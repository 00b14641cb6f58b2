// @ts-check
import { TextDecoder, TextEncoder } from 'node:util';

// Messages of the PostgreSQL frontend protocol, version 3: a type letter, the length of the rest, the rest.

const QUERY = 'Q'.charCodeAt(0);
const PARSE = 'P'.charCodeAt(0);
const PROTOCOL_3 = 196_608;
const LENGTH_BYTES = 4;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param {string} type
 * @param {Uint8Array} body
 */
function frame(type, body) {
  const message = new Uint8Array(1 + LENGTH_BYTES + body.length);
  message[0] = type.charCodeAt(0);
  new DataView(message.buffer).setInt32(1, LENGTH_BYTES + body.length);
  message.set(body, 1 + LENGTH_BYTES);
  return message;
}

function makeStartup() {
  const parameters = encoder.encode('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0');
  const message = new Uint8Array(2 * LENGTH_BYTES + parameters.length);
  const view = new DataView(message.buffer);
  view.setInt32(0, message.length);
  view.setInt32(LENGTH_BYTES, PROTOCOL_3);
  message.set(parameters, 2 * LENGTH_BYTES);
  return message;
}

export const SYNC_MESSAGE = frame('S', new Uint8Array());
export const STARTUP_MESSAGE = makeStartup();

const COPY_FROM_STANDARD_INPUT = /\bcopy\b[^;]*\bfrom\s+(program\b|stdin\b)/i;
const REFUSAL = `DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'feature_not_supported',
  MESSAGE = 'The embedded database does not support COPY FROM STDIN. Use INSERT.'; END $$`;

/**
 * Replaces COPY FROM STDIN, which crashes the engine.
 * @param {Uint8Array} message
 * @returns {Uint8Array} the message, or one of the same type that raises an error
 */
export function refuseCopyFromStandardInput(message) {
  const type = message[0];
  if (type !== QUERY && type !== PARSE) return message;
  if (!COPY_FROM_STANDARD_INPUT.test(decoder.decode(message.subarray(1 + LENGTH_BYTES)))) return message;
  if (type === QUERY) return frame('Q', encoder.encode(`${REFUSAL}\0`));
  const nameEnd = message.indexOf(0, 1 + LENGTH_BYTES);
  const name = message.subarray(1 + LENGTH_BYTES, nameEnd + 1);
  const statement = encoder.encode(`${REFUSAL}\0`);
  // No parameter types.
  return frame('P', Uint8Array.of(...name, ...statement, 0, 0));
}
