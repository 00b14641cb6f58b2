import { LanguageModelError } from '../../language-model.errors.js';

const OPENING_BRACE = 0x7b;
const WHITESPACE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20]);
/** In bytes, after decompression: an answer, its tool calls and its reasoning. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Collects a reply that is JSON instead of a stream of events: no line of such a stream begins with a brace. */
export class WholeBody {
  private isWhole: boolean | null = null;
  private readonly chunks: Uint8Array[] = [];
  private bytes = 0;

  /** @returns whether the chunk belongs to a JSON body. @throws LanguageModelError `oversized` */
  take(chunk: Uint8Array): boolean {
    if (this.isWhole === null) {
      const first = chunk.find((byte) => !WHITESPACE.has(byte));
      if (first !== undefined) this.isWhole = first === OPENING_BRACE;
    }
    if (this.isWhole !== true) return false;
    this.bytes += chunk.length;
    if (this.bytes > MAX_BYTES) {
      throw new LanguageModelError('oversized', { detail: `a body of more than ${MAX_BYTES} bytes` });
    }
    this.chunks.push(chunk);
    return true;
  }

  /** The body; null for a stream of events. */
  get json(): string | null {
    return this.isWhole === true ? Buffer.concat(this.chunks).toString() : null;
  }
}
