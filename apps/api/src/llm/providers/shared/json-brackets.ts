/**
 * Calls `visit` at every bracket of a JSON text that is not in a string.
 * @param visit receives the depth after the bracket and its index; true ends the walk
 */
function walkBrackets(text: string, start: number, visit: (depth: number, at: number) => boolean): void {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
      continue;
    }
    if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else continue;
    if (!isInString && visit(depth, at)) return;
  }
}

export function isDeeperThan(json: string, maxDepth: number): boolean {
  let isDeeper = false;
  walkBrackets(json, 0, (depth) => (isDeeper = depth > maxDepth));
  return isDeeper;
}

/**
 * The JSON object or array that a text begins with, and what follows it.
 * @returns null when there is none, or it does not end
 */
export function takeJson(text: string): { json: string; rest: string } | null {
  const start = text.search(/\S/);
  if (start < 0 || (text[start] !== '{' && text[start] !== '[')) return null;
  let end = -1;
  walkBrackets(text, start, (depth, at) => {
    if (depth === 0) end = at + 1;
    return depth === 0;
  });
  return end < 0 ? null : { json: text.slice(start, end), rest: text.slice(end) };
}
