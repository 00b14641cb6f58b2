import type { EventSuggestion } from './event.js';
import type { FighterSuggestion } from './fighter.js';

export type LookupErrorCode = 'fighter_not_found' | 'ambiguous_fighter' | 'event_not_found';

/** A name matches no fighter or event, or several fighters. */
export class LookupError extends Error {
  constructor(
    readonly code: LookupErrorCode,
    message: string,
    /** The nearest matches, or the candidates. */
    readonly suggestions: FighterSuggestion[] | EventSuggestion[],
  ) {
    super(message);
    this.name = 'LookupError';
  }
}
