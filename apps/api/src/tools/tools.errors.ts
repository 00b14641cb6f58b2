import { AppError, type FieldError, type Suggestion } from '@app/chat-protocol';
import type { ToolErrorCode, ToolErrorPayload } from '@app/mma';

/** A tool's failure over REST, with the code of the tool. */
export class ToolFailedError extends AppError {
  readonly code: ToolErrorCode;

  constructor({ code, message, suggestions = [] }: ToolErrorPayload['error']) {
    super(message, describe(suggestions));
    this.code = code;
  }
}

/** Invalid arguments are listed in `errors`, as for every route. */
function describe(suggestions: NonNullable<ToolErrorPayload['error']['suggestions']>): {
  errors?: FieldError[];
  suggestions?: Suggestion[];
} {
  const errors = suggestions.flatMap((item) => ('field' in item ? [item] : []));
  const others = suggestions.filter((item) => !('field' in item));
  return {
    ...(errors.length === 0 ? {} : { errors }),
    ...(others.length === 0 ? {} : { suggestions: others }),
  };
}
