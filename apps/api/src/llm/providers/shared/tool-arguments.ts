/** Deeper arguments are malformed: tools take flat objects, and recursion over a deep value would overflow the stack. */
const DEEPEST = 64;

/** The arguments of a tool call as a model wrote them. */
export function parseArguments(json: string): { arguments: unknown; malformed?: boolean } {
  if (json.trim() === '') return { arguments: {} };
  if (isTooDeep(json)) return { arguments: json, malformed: true };
  try {
    return { arguments: JSON.parse(json) as unknown };
  } catch {
    return { arguments: json, malformed: true };
  }
}

function isTooDeep(json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Vendors take nothing but objects back as a call's arguments; a malformed one is shown as empty. */
export function asArguments(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
