/** A token, or a function that returns a fresh one. */
export type Token = string | (() => string | Promise<string>);

export class TokenSource {
  /** @param token undefined where the browser's session cookie authenticates */
  constructor(private token: Token | undefined) {}

  get usesCookie(): boolean {
    return this.token === undefined;
  }

  get isRenewable(): boolean {
    return typeof this.token === 'function';
  }

  async read(): Promise<string | undefined> {
    return typeof this.token === 'function' ? this.token() : this.token;
  }

  /** Replaces a fixed token; a function is still called. */
  replace(token: string): void {
    if (typeof this.token === 'string') this.token = token;
  }
}
