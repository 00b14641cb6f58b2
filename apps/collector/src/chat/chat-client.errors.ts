/** A refusal or a failure as the person at the terminal should read it. */
export class ChatClientError extends Error {
  constructor(
    /** A code of the contract, or `connection_lost`, `not_acknowledged`, `unreachable`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ChatClientError';
  }
}
