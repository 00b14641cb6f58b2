/** Deeper arguments are malformed: tools take flat objects, and recursion could overflow the stack. */
const MAX_DEPTH = 64;

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
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Vendors accept only objects as arguments; malformed ones become empty. */
export function asArguments(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
