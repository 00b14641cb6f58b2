const LONGEST_TITLE = 60;

/** A session's title from its first question: its first words, on one line. */
export function titleFrom(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= LONGEST_TITLE) return line;
  const start = letters.slice(0, LONGEST_TITLE - 1).join('');
  const lastSpace = start.lastIndexOf(' ');
  return `${lastSpace > LONGEST_TITLE / 2 ? start.slice(0, lastSpace) : start}…`;
}
