/** Characters of a stored answer. Most longer texts exceed the body's limit in bytes first. */
export const ASSISTANT_CONTENT_LENGTH = { minimum: 1, maximum: 60_000 } as const;

export const SESSION_PAGE = { default: 20, maximum: 100 } as const;
export const HISTORY_PAGE = { default: 50, maximum: 200 } as const;

/** Maximum of a PostgreSQL integer. */
export const MAX_OFFSET = 2_147_483_647;
