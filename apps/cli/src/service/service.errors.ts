/** Why there is no service to talk to, as the person at the terminal should read it. */
export class ServiceError extends Error {
  constructor(
    /** `unreachable`, `not_found` (it has no development sign-in) or `unauthorized`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ServiceError';
  }
}
