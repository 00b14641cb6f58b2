/** A token, or what gives a fresh one. */
export type Token = string | (() => string | Promise<string>);

/** Where each handshake takes its token from. */
export class TokenSource {
  constructor(private token: Token) {}

  /** Whether asking again may give another one. */
  get isRenewable(): boolean {
    return typeof this.token === 'function';
  }

  async read(): Promise<string> {
    return typeof this.token === 'function' ? this.token() : this.token;
  }

  /** A fixed token is replaced; a function goes on to be asked. */
  replace(token: string): void {
    if (typeof this.token === 'string') this.token = token;
  }
}
