import { LanguageModelError } from '../../language-model.errors.js';

/** Of one call, in UTF-16 units. */
const LONGEST_ARGUMENTS = 256 * 1024;
const MOST_CALLS = 64;
/** Of one reply, in UTF-16 units: more than models reason within their longest output. */
const LONGEST_REASONING = 4 * 1024 * 1024;
/** Counted for each block besides its text, so that empty blocks are bounded too. */
const BLOCK_SIZE = 1024;

/**
 * Bounds what one reply makes the service hold besides its text, which is handed on as it comes.
 * Each method throws LanguageModelError `oversized` beyond its bound.
 */
export class ReplyBounds {
  private calls = 0;
  private reasoning = 0;

  countCall(): void {
    this.calls += 1;
    if (this.calls > MOST_CALLS) throw oversized(`more than ${MOST_CALLS} tool calls`);
  }

  /** @param length of all arguments of one call so far */
  checkArguments(length: number): void {
    if (length > LONGEST_ARGUMENTS) throw oversized(`arguments of more than ${LONGEST_ARGUMENTS} characters`);
  }

  countReasoningBlock(): void {
    this.countReasoning(BLOCK_SIZE);
  }

  countReasoning(length: number): void {
    this.reasoning += length;
    if (this.reasoning > LONGEST_REASONING)
      throw oversized(`reasoning of more than ${LONGEST_REASONING} characters`);
  }
}

const oversized = (detail: string): LanguageModelError => new LanguageModelError('oversized', { detail });
