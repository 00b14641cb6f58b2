import type { Meaning } from '../lexicon/meaning.js';
import type { Token, TokenName } from '../lexicon/token.js';

type Sense = Meaning | TokenName;
type Kind = Sense['is'];
export type TokenOf<K extends Kind> = Token & { means: Extract<Sense, { is: K }> };

/**
 * The tokens of a question while the grammar reads them. Every token with a meaning must be used by what is read from
 * it; what stays unused is told to the user.
 */
export class TokenReader {
  readonly tokens: readonly Token[];
  private readonly used = new Set<Token>();

  constructor(tokens: readonly Token[]) {
    // Fillers between words would hide which words are neighbours.
    this.tokens = tokens.filter(({ means }) => means?.is !== 'filler');
  }

  use(...tokens: (Token | undefined)[]): void {
    for (const token of tokens) if (token !== undefined) this.used.add(token);
  }

  isUsed(token: Token): boolean {
    return this.used.has(token);
  }

  /** Unused tokens of a kind, in order. */
  all<K extends Kind>(kind: K): TokenOf<K>[] {
    return this.tokens.filter(
      (token): token is TokenOf<K> => token.means?.is === kind && !this.used.has(token),
    );
  }

  first<K extends Kind>(
    kind: K,
    test: (means: TokenOf<K>['means']) => boolean = () => true,
  ): TokenOf<K> | undefined {
    return this.all(kind).find(({ means }) => test(means));
  }

  /** Uses all tokens of a kind that fit. @returns the first. */
  take<K extends Kind>(
    kind: K,
    test: (means: TokenOf<K>['means']) => boolean = () => true,
  ): TokenOf<K> | undefined {
    const found = this.all(kind).filter(({ means }) => test(means));
    this.use(...found);
    return found[0];
  }

  has<K extends Kind>(kind: K, test: (means: TokenOf<K>['means']) => boolean = () => true): boolean {
    return this.tokens.some((token) => token.means?.is === kind && test(token.means as TokenOf<K>['means']));
  }

  /** The neighbour at a distance, used or not. */
  near(token: Token, distance: number): Token | undefined {
    return this.tokens[this.tokens.indexOf(token) + distance];
  }

  unused(): Token[] {
    return this.tokens.filter((token) => !this.used.has(token));
  }
}

export const is = <K extends Kind>(token: Token | undefined, kind: K): token is TokenOf<K> =>
  token?.means?.is === kind;
