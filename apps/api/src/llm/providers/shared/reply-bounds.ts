import { LanguageModelError } from '../../language-model.errors.js';

/** Per call, in UTF-16 units. */
const MAX_ARGUMENTS_LENGTH = 256 * 1024;
const MAX_CALLS = 64;
/** Per reply, in UTF-16 units; above any model's maximum output. */
const MAX_REASONING_LENGTH = 4 * 1024 * 1024;
/** Counted for each block besides its text, so that empty blocks are limited too. */
const BLOCK_SIZE = 1024;

/**
 * Limits the memory of one reply besides its text, which is streamed. Each method throws LanguageModelError `oversized`
 * above its limit.
 */
export class ReplyBounds {
  private calls = 0;
  private reasoning = 0;

  countCall(): void {
    this.calls += 1;
    if (this.calls > MAX_CALLS) throw oversized(`more than ${MAX_CALLS} tool calls`);
  }

  checkArguments(length: number): void {
    if (length > MAX_ARGUMENTS_LENGTH)
      throw oversized(`arguments of more than ${MAX_ARGUMENTS_LENGTH} characters`);
  }

  countReasoningBlock(): void {
    this.countReasoning(BLOCK_SIZE);
  }

  countReasoning(length: number): void {
    this.reasoning += length;
    this.checkReasoning(this.reasoning);
  }

  checkReasoning(length: number): void {
    if (length > MAX_REASONING_LENGTH)
      throw oversized(`reasoning of more than ${MAX_REASONING_LENGTH} characters`);
  }
}

const oversized = (detail: string): LanguageModelError => new LanguageModelError('oversized', { detail });
