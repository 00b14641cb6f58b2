/** A token, or a function that returns a fresh one. */
export type Token = string | (() => string | Promise<string>);

export class TokenSource {
  constructor(private token: Token) {}

  get isRenewable(): boolean {
    return typeof this.token === 'function';
  }

  async read(): Promise<string> {
    return typeof this.token === 'function' ? this.token() : this.token;
  }

  /** Replaces a fixed token; a function is still called. */
  replace(token: string): void {
    if (typeof this.token === 'string') this.token = token;
  }
}
