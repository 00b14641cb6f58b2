/** Markdown without its most common marks, for reading aloud and for excerpts. */
export const toPlainText = (markdown: string): string =>
  markdown
    .replaceAll(/```[^\n]*\n?/g, '')
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replaceAll(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replaceAll(/^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$/gm, '')
    .replaceAll(/[*_`~|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
