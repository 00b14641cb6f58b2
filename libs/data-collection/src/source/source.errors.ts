import { ImportFailedError } from './import-failed.error.js';

/** A failure of the network or of the server that may pass. */
export class TransientSourceError extends ImportFailedError {
  constructor(message: string, cause?: unknown) {
    super(message, cause);
    this.name = 'TransientSourceError';
  }
}

/** The host resolves to an address of a private network. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(
      `${host} is an address of this machine or of a private network. Only the given address itself may lead there`,
    );
    this.name = 'PrivateAddressError';
  }
}
