const BYTES = 16;

/** 32 hexadecimal digits; `crypto.randomUUID` is unavailable on pages without HTTPS. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
