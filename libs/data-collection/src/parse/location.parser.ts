export interface Place {
  location: string | null;
  city: string | null;
  country: string | null;
}

/** `City, State, Country` or `City, Country`: the city is the first part, the country the last. */
export function parseLocation(text: string): Place {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return { location: null, city: null, country: null };
  return {
    location: parts.join(', '),
    city: parts.length > 1 ? (parts[0] ?? null) : null,
    country: parts.at(-1) ?? null,
  };
}
