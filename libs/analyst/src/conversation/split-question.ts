const LONGEST_SPLIT = 300;
/** Where a second question begins: a question word after "and", a comma or a question mark. */
const ENGLISH =
  /(?:\?\s+|[,;]\s*(?:and\s+)?|\s+and\s+)(?=(?:who|whom|what|when|where|which|how|did|does|is|was|has|were)\b)/giu;
const KOREAN =
  /[?？;]\s+(?=\S)|\s+그리고\s+|(?<=[가-힣](?:고|이고|였고|했고|하고))\s+(?=(?:누구|몇|언제|어디|어떻게|무엇|뭐))|,\s+(?=\S)/gu;

/** The questions in a text, at most two; one when it cannot be split. */
export function splitQuestion(text: string): string[] {
  if (text.length > LONGEST_SPLIT) return [text];
  const pattern = /[가-힣]/.test(text) ? KOREAN : ENGLISH;
  const [match] = [...text.matchAll(pattern)];
  if (match === undefined) return [text];
  const first = text.slice(0, match.index).trim();
  const second = text.slice(match.index + match[0].length).trim();
  return first.length < 4 || second.length < 3 ? [text] : [first, second];
}
