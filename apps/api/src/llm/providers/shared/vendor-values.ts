import { newId, wellFormed } from '@app/common';

/** Longest id of a request that is kept: that of the ledger's column. */
const LONGEST_REQUEST_ID = 200;
/** Some gateways put what the model has to be given back into the ids of tool calls. */
const LONGEST_CALL_ID = 16_384;
const LONGEST_NAME = 128;
const UNNAMED = 'unnamed';
const CALL_ID = /^[\x21-\x7e]+$/;

/** The fields of an object; none for any other value. The SDKs' types say what vendors should send, not what they do. */
export function toFields(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}

/** A text; empty for any other value. */
export const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** JSON as text: vendors stream it as text, some servers send the value itself. */
export function toJsonText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : '';
}

/** A vendor's own id of a request; null where it sent none that can be kept. */
export function toRequestId(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isFinite(value) ? String(value) : toText(value);
  const clean = wellFormed(id.slice(0, LONGEST_REQUEST_ID).replaceAll('\0', ''));
  return clean === '' ? null : clean;
}

/** A vendor's id of a tool call, by which it knows the result; empty where it sent none that can be given back. */
export function toCallId(value: unknown): string {
  const id = typeof value === 'number' && Number.isFinite(value) ? String(value) : toText(value);
  return id.length <= LONGEST_CALL_ID && CALL_ID.test(id) ? id : '';
}

/** An id for a call whose vendor sent none, or one that another call has. */
export const newCallId = (): string => `call_${newId()}`;

/** The name of a called tool. A model that names none is told that there is no such tool. */
export function toToolName(value: unknown): string {
  const name = wellFormed(toText(value).slice(0, LONGEST_NAME).replaceAll('\0', ''));
  return name === '' ? UNNAMED : name;
}
