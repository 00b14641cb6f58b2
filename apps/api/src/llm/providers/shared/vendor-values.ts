import { randomInt } from 'node:crypto';
import { newId, wellFormed } from '@app/common';

/** Length of the ledger's column. */
const MAX_REQUEST_ID_LENGTH = 200;
/** Some gateways encode data for the model in the ids of tool calls. */
const MAX_CALL_ID_LENGTH = 16_384;
const MAX_NAME_LENGTH = 128;
const CALL_ID_LENGTH = 9;
const CALL_ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UNNAMED = 'unnamed';
const CALL_ID = /^[\x21-\x7e]+$/;

/** The fields of an object; none for any other value. Vendors may deviate from their SDKs' types. */
export function toFields(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}

export const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** JSON as text: vendors stream it as text, some servers send the value. */
export function toJsonText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

export function toRequestId(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isFinite(value) ? String(value) : toText(value);
  const clean = wellFormed(id.slice(0, MAX_REQUEST_ID_LENGTH).replaceAll('\0', ''));
  return clean === '' ? null : clean;
}

export function toCallId(value: unknown): string {
  const id = typeof value === 'number' && Number.isFinite(value) ? String(value) : toText(value);
  return id.length <= MAX_CALL_ID_LENGTH && CALL_ID.test(id) ? id : '';
}

export const newCallId = (): string => `call_${newId()}`;

/** For calls without any id of the server. Mistral's servers take only ids of nine letters and digits. */
export const newPortableCallId = (): string =>
  Array.from({ length: CALL_ID_LENGTH }, () => CALL_ID_CHARACTERS[randomInt(CALL_ID_CHARACTERS.length)]).join(
    '',
  );

/** The name of a called tool; a call without a name becomes an unknown tool. */
export function toToolName(value: unknown): string {
  const name = wellFormed(toText(value).slice(0, MAX_NAME_LENGTH).replaceAll('\0', ''));
  return name === '' ? UNNAMED : name;
}
