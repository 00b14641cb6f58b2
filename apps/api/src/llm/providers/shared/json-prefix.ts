/**
 * The JSON object or array that a text begins with, and what follows it.
 * @returns null when there is none, or it does not end
 */
export function takeJson(text: string): { json: string; rest: string } | null {
  const start = text.search(/\S/);
  if (start < 0 || (text[start] !== '{' && text[start] !== '[')) return null;
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return { json: text.slice(start, at + 1), rest: text.slice(at + 1) };
    }
  }
  return null;
}
