import type { AliasEntry } from '@app/mma';
import { FactIndex } from './fact-index.js';

export interface FactsOptions {
  language: 'ko' | 'en';
  now: Date;
  /** IANA name: what "today" means. */
  timeZone: string;
  /** Listed spellings of all fighters, e.g. `AliasCatalogue.entries`: Korean names are recognised by them. */
  aliases?: readonly AliasEntry[];
}

const NO_ALIASES: readonly AliasEntry[] = [];

/** What an answer may state: the turn's tool results, the user's texts and earlier verified answers. */
export class Facts {
  private readonly built: FactIndex;
  private pending: ((index: FactIndex) => void)[] = [];

  constructor(readonly options: FactsOptions) {
    this.built = new FactIndex(options.aliases ?? NO_ALIASES);
  }

  /** The user's questions or the summary of the conversation: an answer may repeat what it contains. */
  addText(text: string): void {
    this.pending.push((index) => index.addText(text));
  }

  /** An earlier verified answer of this conversation: an answer may repeat what it contains. */
  addEarlierAnswer(text: string): void {
    this.pending.push((index) => index.addText(text));
  }

  /** Cheap: the result is read when the next claim is checked. */
  addToolResult(call: { name: string; arguments: unknown }, result: { data: unknown; meta: unknown }): void {
    this.pending.push((index) => index.addToolResult(call, result));
  }

  /** Reads what was added since the last call. */
  get index(): FactIndex {
    if (this.pending.length > 0) {
      const pending = this.pending;
      this.pending = [];
      for (const add of pending) add(this.built);
      this.built.version += 1;
    }
    return this.built;
  }
}
