const BYTES = 16;

/** 32 hexadecimal digits. `crypto.randomUUID` is unavailable on pages without HTTPS. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
