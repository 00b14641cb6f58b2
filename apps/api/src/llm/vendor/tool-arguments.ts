/** The arguments of a tool call as a model wrote them. */
export function parseArguments(json: string): { arguments: unknown; malformed?: boolean } {
  if (json.trim() === '') return { arguments: {} };
  try {
    return { arguments: JSON.parse(json) as unknown };
  } catch {
    return { arguments: json, malformed: true };
  }
}

/** Vendors take nothing but objects back as a call's arguments; a malformed one is shown as empty. */
export function asArguments(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
