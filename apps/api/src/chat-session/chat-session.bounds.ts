/** Length of a stored answer. The body's limit in bytes is reached first by most longer texts. */
export const ASSISTANT_CONTENT_LENGTH = { minimum: 1, maximum: 60_000 } as const;

export const SESSION_PAGE = { default: 20, maximum: 100 } as const;
export const HISTORY_PAGE = { default: 50, maximum: 200 } as const;

/** Beyond this a PostgreSQL integer ends, and no list is so long. */
export const LARGEST_OFFSET = 2_147_483_647;
