const CODES = /context_length_exceeded|context_window_exceeded|request_too_large|string_above_max_length/i;
/** OpenAI and vLLM, Anthropic, Ollama, llama.cpp, Mistral, Gemini, LiteLLM and Qwen, in this order. */
const MESSAGES = [
  /maximum context length/i,
  /prompt is too long|exceeds? (?:the )?context (?:limit|window)|input length and `?max_tokens`? exceed/i,
  /input length exceeds|prompt (?:too long|exceeds)|exceeds (?:the )?(?:maximum |max )?context length/i,
  /exceeds? the available context size|context (?:size|length|window) (?:has been |was )?exceeded/i,
  /too (?:large|long) for model with \d+ maximum context/i,
  /input token count .*exceeds|exceeds the maximum (?:number of )?(?:input )?tokens/i,
  /ContextWindowExceeded/,
  /range of input length should be|too many (?:input )?tokens|longer than the (?:maximum )?model length/i,
];

/**
 * Whether a server refused a request because it is longer than the model's context.
 * @param code the codes and types of the error
 */
export function isContextOverflow(status: number | undefined, code: string, message: string): boolean {
  if (status === 413) return true;
  // Rate limits speak of tokens too.
  if (status !== undefined && (status === 429 || status < 400)) return false;
  return CODES.test(code) || MESSAGES.some((pattern) => pattern.test(message));
}
