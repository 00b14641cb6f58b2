const MAX_TITLE_LENGTH = 60;

export function titleFrom(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= MAX_TITLE_LENGTH) return line;
  const start = letters.slice(0, MAX_TITLE_LENGTH - 1).join('');
  const lastSpace = start.lastIndexOf(' ');
  return `${lastSpace > MAX_TITLE_LENGTH / 2 ? start.slice(0, lastSpace) : start}…`;
}
