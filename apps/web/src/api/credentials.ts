/** Where requests get their access token from. */
export interface Credentials {
  /** Undefined where a cookie signs in, and if the sign-in has ended. @throws Problem */
  readToken(): Promise<string | undefined>;
  /** A newer token than a refused one; undefined if the sign-in has ended. @throws Problem */
  renewToken(refused: string): Promise<string | undefined>;
}

let current: Credentials = {
  readToken: () => Promise.resolve(undefined),
  renewToken: () => Promise.resolve(undefined),
};

export const credentials = (): Credentials => current;

/** Called once by the sign-in of the page. */
export function provideCredentials(provided: Credentials): void {
  current = provided;
}
